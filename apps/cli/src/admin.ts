import { Identity } from '@rooms/identity';
import { startInProcess } from './demo/in-process';
import { accountOf } from './demo/seeding';
import { databaseUrlOrTrouble } from './settings';
import { Trouble } from './trouble';

interface Administrator {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An account that may do what an administrator may; one with this address that is there already is left as it is. */
export async function makeAdministrator(
  url: string,
  identity: Identity,
  { name, email, password }: Administrator,
): Promise<void> {
  if ((await accountOf(url, email)) !== null) return;
  const { accountId } = await identity.createAccountWithPassword({ name, email, password });
  const installer = {
    accountId: null,
    personId: null,
    name: '',
    grants: [{ role: 'admin', contestId: null, unitId: null }],
  };
  await identity.grant(installer, { accountId, role: 'admin', contestId: null, unitId: null });
}

/** The first administrator of an installation: address, name, and the password in ADMIN_PASSWORD. */
export async function run([email, ...names]: readonly string[]): Promise<number> {
  const password = process.env['ADMIN_PASSWORD'];
  if (email === undefined || names.length === 0 || !password) {
    throw new Trouble(
      'Cách dùng: ADMIN_PASSWORD=… create-admin <địa chỉ thư> <họ và tên>',
      'Usage: ADMIN_PASSWORD=… create-admin <address> <full name>',
    );
  }
  const url = databaseUrlOrTrouble();
  const service = await startInProcess(url);
  try {
    await makeAdministrator(url, service.identity, { name: names.join(' '), email, password });
  } finally {
    await service.close();
  }
  return 0;
}
