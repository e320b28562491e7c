import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { cloneDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { describeWith, freePort } from '../support/daemon';
import { AppProcess } from '../support/process';
import { redisBinary, startRedis } from '../support/redis';
import type { RedisServer } from '../support/redis';
import { s3ServerBinary, startS3Server } from '../support/s3-server';
import type { S3Server } from '../support/s3-server';
import { TcpProxy } from '../support/tcp-proxy';
import { waitFor } from '../support/wait-for';

const tools = [redisBinary(), s3ServerBinary()];

describeWith('redis-server or the S3 server', tools.every(Boolean) ? 'both' : undefined)(
  'a process that loses services',
  () => {
    let database: TestDatabase;
    let postgres: TcpProxy;
    let redis: RedisServer;
    let s3: S3Server;
    let api: AppProcess | undefined;
    let env: NodeJS.ProcessEnv;

    beforeAll(async () => {
      database = await cloneDatabase();
      const url = new URL(database.url);
      postgres = await TcpProxy.start([Number(url.port)]);
      url.port = String(postgres.port);
      [redis, s3] = await Promise.all([startRedis(), startS3Server()]);
      env = {
        DATABASE_URL: url.href,
        REDIS_URL: redis.url,
        S3_ENDPOINT: s3.endpoint.origin,
        S3_BUCKET: 'degraded',
        S3_ACCESS_KEY: s3.accessKey,
        S3_SECRET_KEY: s3.secretKey,
        DRAIN_SECONDS: '1',
      };
    });
    afterEach(async () => {
      await api?.end('SIGKILL');
      api = undefined;
    });
    afterAll(async () => {
      await Promise.all([redis.dispose(), s3.dispose(), postgres.stop()]);
      await database.drop();
    });

    async function started(more: NodeJS.ProcessEnv = {}): Promise<AppProcess> {
      api = await AppProcess.api({ ...env, ...more });
      await api.ready();
      return api;
    }
    const shows = (process: AppProcess, status: string, degraded: readonly string[]) =>
      waitFor(`${status} ${degraded.join()}`, async () => {
        const page = await process.readiness();
        return (
          page?.status === 200 &&
          page.body['status'] === status &&
          JSON.stringify(page.body['degraded']) === JSON.stringify(degraded)
        );
      });

    it('starts without Redis and files, says so, and is whole again when they come', async () => {
      await Promise.all([redis.stop(), s3.stop()]);
      const process = await started();
      await shows(process, 'degraded', ['jobs', 'files']);
      await s3.start();
      await shows(process, 'degraded', ['jobs']);
      await redis.start();
      await shows(process, 'ok', []);
      await redis.stop('SIGKILL');
      await shows(process, 'degraded', ['jobs']);
      await redis.start();
      await shows(process, 'ok', []);
    }, 90_000);

    it('is not ready within ten seconds of losing PostgreSQL, lives on, and comes back by itself', async () => {
      const process = await started();
      postgres.freeze(true);
      const began = performance.now();
      await waitFor('unreadiness', async () => (await process.readiness())?.status === 503);
      const took = performance.now() - began;
      const live = await fetch(`http://127.0.0.1:${process.port}/api/health/live`);
      postgres.freeze(false);
      await process.ready();
      expect({ quick: took < 10_000, live: live.status }).toEqual({ quick: true, live: 200 });
    }, 90_000);

    it('told to stop, it is unready at once, finishes what it serves and fails nothing', async () => {
      const process = await started();
      const statuses: number[] = [];
      const unready: string[] = [];
      let going = true;
      const load = Array.from({ length: 4 }, async () => {
        while (going) {
          const status = await get(process.port, '/api/health/live');
          if (status === undefined) return;
          statuses.push(status);
        }
      });
      await waitFor('load', () => statuses.length > 20);
      const slow = slowPost(process.port);
      process.signal('SIGTERM');
      await pause(200);
      const page = await process.readiness();
      unready.push(String(page?.status), String(page?.body['code']));
      slow.finish();
      const answered = await slow.status;
      const code = await process.ended();
      going = false;
      await Promise.all(load);
      expect({ unready, answered, code, failed: statuses.filter((status) => status >= 500) }).toEqual({
        unready: ['503', 'platform.stopping'],
        answered: 401,
        code: 0,
        failed: [],
      });
    }, 90_000);

    it('refuses to serve a database that lacks migrations, in one sentence', async () => {
      const url = new URL(env['DATABASE_URL'] ?? '');
      url.pathname = '/postgres';
      const process = await AppProcess.api({ ...env, DATABASE_URL: url.href });
      const code = await process.ended();
      expect({ code, output: process.output.replace(/\d+/, 'N').trim() }).toEqual({
        code: 1,
        output: 'The database lacks N migrations: run the command `migrate` of this release first.',
      });
    }, 60_000);

    it('refuses an address that is none without repeating it', async () => {
      const process = await AppProcess.api({ ...env, REDIS_URL: `secret-${await freePort()}` });
      await process.ended();
      expect([process.exitCode, process.output.trim()]).toEqual([
        1,
        'REDIS_URL is no address: redis://user:password@host:6379/0.',
      ]);
    }, 60_000);
  },
);

function get(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request({ port, path, host: '127.0.0.1', agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode));
    });
    sent.once('error', () => resolve(undefined)).end();
  });
}

/** A request whose body is still on its way. */
function slowPost(port: number): { readonly status: Promise<number | undefined>; finish(): void } {
  const body = JSON.stringify({ email: 'nobody@vidu.vn', password: 'không có ai như thế' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request({ port, path: '/api/sessions', method: 'POST', host: '127.0.0.1', agent: false, headers });
  const status = new Promise<number | undefined>((resolve) => {
    sent.once('response', (answer) => answer.resume().once('end', () => resolve(answer.statusCode)));
    sent.once('error', () => resolve(undefined));
  });
  const bytes = Buffer.from(body);
  sent.write(bytes.subarray(0, 10));
  return { status, finish: () => sent.end(bytes.subarray(10)) };
}
