import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fold } from '@platform/kernel';
import { argon2id, hash } from 'argon2';
import { adminUrl, onConnection, withDatabase } from './admin';
import { AppProcess } from './process';
import { startRedis } from './redis';
import type { RedisServer } from './redis';
import { startS3Server } from './s3-server';
import type { S3Server } from './s3-server';
import { startSmtpSink } from './smtp-sink';
import type { SmtpSink } from './smtp-sink';
import { TcpProxy } from './tcp-proxy';

export interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly body: Record<string, unknown>;
  readonly headers: NodeJS.Dict<string | string[]>;
}

interface Sending {
  readonly cookie?: string;
  readonly body?: object;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
  readonly headers?: Record<string, string>;
}

const PATIENCE_MS = 40_000;

/** The installed form of the service as plain processes: two API and two workers on PostgreSQL, Redis, S3 and SMTP. */
export class Installation {
  private constructor(
    readonly env: NodeJS.ProcessEnv,
    readonly databaseUrl: string,
    readonly redis: RedisServer,
    readonly s3: S3Server,
    readonly smtp: SmtpSink,
    readonly apis: readonly AppProcess[],
    readonly workers: readonly AppProcess[],
    readonly migrations: readonly AppProcess[],
    private readonly proxy: TcpProxy,
  ) {}

  static async start(): Promise<Installation> {
    const name = `installed_${randomUUID().replaceAll('-', '')}`;
    await onConnection(adminUrl(), (admin) => admin.query(`CREATE DATABASE ${name}`));
    const [redis, s3, smtp] = await Promise.all([startRedis(), startS3Server(), startSmtpSink()]);
    const databaseUrl = withDatabase(adminUrl(), name);
    const env = {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      S3_ENDPOINT: s3.endpoint.origin,
      S3_BUCKET: 'installed',
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      JOB_LEASE_SECONDS: '5',
      DRAIN_SECONDS: '1',
      TRUSTED_HOPS: '0',
    };
    const migrations = [AppProcess.cli(env, 'migrate'), AppProcess.cli(env, 'migrate'), AppProcess.cli(env, 'migrate')];
    await Promise.all(migrations.map((one) => one.ended()));
    const apis = [await AppProcess.api({ ...env, ROLES: 'http' }), await AppProcess.api({ ...env, ROLES: 'http' })];
    const workers = [AppProcess.worker(env), AppProcess.worker(env)];
    await Promise.all(apis.map((api) => api.ready()));
    const proxy = await TcpProxy.start(apis.map((api) => api.port));
    return new Installation(env, databaseUrl, redis, s3, smtp, apis, workers, migrations, proxy);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map((one) => one.end('SIGKILL')));
    await Promise.all([this.proxy.stop(), this.redis.dispose(), this.s3.dispose(), this.smtp.stop()]);
    const name = new URL(this.databaseUrl).pathname.slice(1);
    await onConnection(adminUrl(), (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }

  /** Where a client finds the service: requests are shared out among the API processes. */
  get url(): string {
    return `http://127.0.0.1:${this.proxy.port}`;
  }

  /** Everything that any process has printed. */
  get output(): string {
    return [...this.apis, ...this.workers, ...this.migrations].map((one) => one.output).join('\n');
  }

  async query<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return onConnection(this.databaseUrl, async (client) => (await client.query<T>(text, [...values])).rows);
  }

  /**
   * One request as a careful client sends it: again under the same Idempotency-Key while nobody answers or the service
   * says that it is unavailable. Each request is a connection of its own, so the processes take turns.
   */
  async call(method: string, path: string, sending: Sending = {}): Promise<Answer> {
    const headers = { 'idempotency-key': randomUUID(), ...sending.headers };
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.send(method, path, { ...sending, headers });
      if (answer && answer.status !== 503) return answer;
      if (performance.now() > deadline) throw new Error(`${method} ${path} found nobody: ${answer?.status ?? 'cut'}`);
      await pause(100);
    }
  }

  /** A person with an active account, as an import of staff leaves one; the password is for signing in over HTTP. */
  async person(
    name: string,
    role: string | null = null,
  ): Promise<{ accountId: string; email: string; password: string }> {
    const email = `${randomBytes(6).toString('hex')}@vidu.vn`;
    const password = `mat-khau-${randomBytes(12).toString('hex')}`;
    const hashed = await hash(password, { type: argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1 });
    const [made] = await this.query<{ id: string }>(
      `WITH unit AS (INSERT INTO identity.unit (code, name, name_folded, block) VALUES ($1, $1, lower($1), 'department') RETURNING id),
         person AS (INSERT INTO identity.person (name, name_folded, unit_id) SELECT $2, $3, id FROM unit RETURNING id)
       INSERT INTO identity.account (person_id, email, password_hash, state, created_at)
       SELECT id, $4, $5, 'active', platform.now() FROM person RETURNING id`,
      [randomBytes(6).toString('hex'), name, fold(name), email, hashed],
    );
    if (!made) throw new Error('no account');
    if (role)
      await this.query(
        'INSERT INTO identity.role_grant (account_id, role, granted_at) VALUES ($1, $2, platform.now())',
        [made.id, role],
      );
    return { accountId: made.id, email, password };
  }

  /** The session cookie of somebody who signs in. */
  async signIn(who: { readonly email: string; readonly password: string }): Promise<string> {
    const { email, password } = who;
    const answer = await this.call('POST', '/api/sessions', { body: { email, password } });
    const cookie = [answer.headers['set-cookie']].flat()[0]?.split(';')[0];
    if (answer.status !== 201 || !cookie) throw new Error(`Signing in: ${answer.status} ${answer.bytes.toString()}`);
    return cookie;
  }

  private send(method: string, path: string, sending: Sending): Promise<Answer | undefined> {
    const { payload, type } = payloadOf(sending);
    const headers = {
      ...sending.headers,
      ...(sending.cookie && { cookie: sending.cookie }),
      ...(payload && { 'content-type': type, 'content-length': String(payload.length) }),
    };
    return new Promise((resolve) => {
      const sent = request({ host: '127.0.0.1', port: this.proxy.port, method, path, headers, agent: false });
      sent.once('error', () => resolve(undefined));
      sent.once('response', (answer) => {
        buffer(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 0, bytes, body: parsed(bytes), headers: answer.headers }),
          () => resolve(undefined),
        );
      });
      sent.end(payload);
    });
  }
}

function payloadOf({ body, file }: Sending): { payload: Buffer | undefined; type: string } {
  if (!file) return { payload: body && Buffer.from(JSON.stringify(body)), type: 'application/json' };
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from('\r\n--x--\r\n')]),
    type: 'multipart/form-data; boundary=x',
  };
}

function parsed(bytes: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
