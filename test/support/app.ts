import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@platform/database';
import { createHttpApplication } from '@platform/http';
import { AuditSealer, JobExecutor } from '@platform/jobs';
import type { Actor, Grant } from '@platform/kernel';
import { fold } from '@platform/kernel';
import supertest from 'supertest';
import { AppModule } from '../../apps/app.module';
import { tokenHash } from '../../libs/identity/src/persistence/session-authenticator';
import { cloneDatabase, setNow } from './database';
import { isPublished } from './published';
import { waitFor } from './wait-for';

/** A signed-in person: speaks HTTP as a browser would, and can also be handed to a use case as its actor. */
export interface Client {
  readonly actor: Actor;
  readonly accountId: string;
  readonly personId: string;
  readonly unitId: string;
  /** Value of the cookie `sid`. */
  readonly sessionToken: string;
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  patch(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
}

export interface SignInAs {
  readonly name?: string;
  readonly unitId?: string;
  readonly grants?: readonly Partial<Grant>[];
}

/** The whole application on a database of its own, listening on a free port; jobs run only when asked. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly db: Database,
    readonly databaseUrl: string,
    /** Where it listens, as in `http://127.0.0.1:41234`. */
    readonly origin: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /** `mount` adds what is served outside the API. */
  static async start(mount?: (app: NestFastifyApplication) => Promise<void>): Promise<TestApp> {
    const files = await mkdtemp(join(process.env.TEST_SCRATCH ?? tmpdir(), 'sang-kien-files-'));
    process.env.FILES_DIR = files;
    const database = await cloneDatabase();
    const app = await createHttpApplication(AppModule.at(database.url), 0, mount);
    await app.listen(0, '127.0.0.1');
    const origin = new URL(await app.getUrl()).origin;
    return new TestApp(app, app.get(Database), database.url, origin, async () => {
      await database.drop();
      await rm(files, { recursive: true, force: true });
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }

  /** A service of some room, by its class. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(token);
  }

  /** Fixes the database's clock; null lets it run again. */
  async setNow(iso: string | null): Promise<void> {
    await setNow({ url: this.databaseUrl }, iso);
  }

  /** Works every job that is due until none is left, as a worker would. */
  async runJobs(): Promise<void> {
    const executor = this.get(JobExecutor);
    for (let ids = await executor.due(100); ids.length > 0; ids = await executor.due(100)) {
      for (const id of ids) await executor.runOne(id);
    }
  }

  /** Rows wait for every transaction that began before them, those of other test files too. */
  async sealAudit(): Promise<void> {
    const sealer = this.get(AuditSealer);
    await waitFor('the audit to be sealed', async () => {
      await sealer.seal(10_000);
      return (await sealer.check()).unsealed === 0;
    });
  }

  readonly anonymous = {
    get: (path: string) => this.send('get', path),
    post: (path: string, body?: object) => this.send('post', path).send(body),
    delete: (path: string) => this.send('delete', path),
  };

  private send(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): supertest.Test {
    return supertest(this.app.getHttpServer())[method](path).expect(isPublished(method, path));
  }

  async unit(name: string, block = 'so'): Promise<string> {
    const [row] = await this.db.transaction(() =>
      this.db.write<{ id: string }>(
        'INSERT INTO identity.unit (code, name, name_folded, block) VALUES ($1, $2, $3, $4) RETURNING id',
        [randomBytes(6).toString('hex'), name, fold(name), block],
      ),
    );
    if (!row) throw new Error('no unit');
    return row.id;
  }

  /** Makes a person with an active account, these grants and an open session. */
  async signIn(as: SignInAs = {}): Promise<Client> {
    const name = as.name ?? 'Nguyễn Thị Ví Dụ';
    const unitId = as.unitId ?? (await this.unit(`Đơn vị ${randomBytes(4).toString('hex')}`));
    const token = randomBytes(32).toString('base64url');
    const grants: Grant[] = (as.grants ?? []).map((grant) => ({
      role: grant.role ?? '',
      contestId: grant.contestId ?? null,
      unitId: grant.unitId ?? null,
    }));
    const ids = await this.db.transaction(async () => {
      const [person] = await this.db.write<{ id: string }>(
        'INSERT INTO identity.person (name, name_folded, unit_id) VALUES ($1, $2, $3) RETURNING id',
        [name, fold(name), unitId],
      );
      const [account] = await this.db.write<{ id: string }>(
        `INSERT INTO identity.account (person_id, email, state, created_at) VALUES ($1, $2, 'active', platform.now()) RETURNING id`,
        [person?.id, `${randomBytes(6).toString('hex')}@vidu.vn`],
      );
      await this.db.write(
        `INSERT INTO identity.session (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, platform.now(), '2100-01-01')`,
        [tokenHash(token), account?.id],
      );
      for (const grant of grants) {
        await this.db.write(
          'INSERT INTO identity.role_grant (account_id, role, contest_id, unit_id, granted_at) VALUES ($1, $2, $3, $4, platform.now())',
          [account?.id, grant.role, grant.contestId, grant.unitId],
        );
      }
      if (!person || !account) throw new Error('no account');
      return { personId: person.id, accountId: account.id };
    });
    const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string) =>
      this.send(method, path).set('cookie', `sid=${token}`);
    return {
      ...ids,
      unitId,
      sessionToken: token,
      actor: { ...ids, name, grants },
      get: (path) => send('get', path),
      post: (path, body) => send('post', path).send(body),
      put: (path, body) => send('put', path).send(body),
      patch: (path, body) => send('patch', path).send(body),
      delete: (path) => send('delete', path),
    };
  }
}
