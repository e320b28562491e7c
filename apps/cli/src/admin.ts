import { makeAdministrator } from './demo/accounts';
import { startInProcess } from './demo/in-process';
import { databaseUrlOrTrouble } from './settings';
import { Trouble } from './trouble';

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
  console.log(`Đã tạo ${email}. Đăng nhập ở trang /app. / ${email} is made. Sign in on the page /app.`);
  return 0;
}
