import { randomBytes } from 'node:crypto';
import { createDataSource, Database, migrate } from '@platform/database';
import { BlindReader } from '../../../libs/judging/src/persistence/blind-reader';
import { adminUrl, onConnection, withDatabase } from '../../support/admin';
import { cloneDatabase } from '../../support/database';

describe('the blind role on a server whose database user is no superuser', () => {
  const name = `user_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const admin = (sql: string) => onConnection(adminUrl(), (client) => client.query(sql));
  const url = () => {
    const address = new URL(withDatabase(adminUrl(), name));
    address.username = name;
    address.password = password;
    return address.toString();
  };

  beforeAll(async () => {
    // The role is there already, made by the migration of another database.
    await (await cloneDatabase()).drop();
    await admin(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
    await admin(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  afterAll(async () => {
    await admin(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin(`DROP ROLE ${name}`);
  });

  it('stops the migration with what to do, and goes on once an administrator has granted the role', async () => {
    await expect(migrate(url())).rejects.toThrow('CREATE ROLE sang_kien_blind NOLOGIN; GRANT sang_kien_blind TO');
    await admin(`GRANT sang_kien_blind TO ${name}`);
    expect((await migrate(url())).length).toBeGreaterThan(0);
    const source = createDataSource(url());
    await source.initialize();
    const db = new Database(source);
    const reader = new BlindReader(db);
    const nobody = '00000000-0000-4000-8000-000000000000';
    const read = (sql: string) => reader.read(nobody, () => db.query(sql));
    try {
      expect(await read('SELECT id FROM judging.blind_assignment')).toEqual([]);
      await expect(read('SELECT id FROM initiative.initiative')).rejects.toThrow('permission denied');
    } finally {
      await source.destroy();
    }
  });
});
