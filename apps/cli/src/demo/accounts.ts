import { Client as Postgres } from 'pg';
import type { Identity } from '@rooms/identity';

export interface Administrator {
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

/** Id of the account with this address, if there is one. */
export async function accountOf(url: string, email: string): Promise<string | null> {
  const client = new Postgres({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM identity.account WHERE email = $1', [email]);
    return rows[0]?.id ?? null;
  } finally {
    await client.end();
  }
}
