import type { Pool } from 'pg';
import { z } from 'zod';
import { setNow } from '../support/database';
import { describeWith } from '../support/daemon';
import { JobBench, LEASE_SECONDS } from '../support/jobs';
import type { JobNode } from '../support/jobs';
import { redisBinary, startRedis } from '../support/redis';
import type { RedisServer } from '../support/redis';
import { waitFor } from '../support/wait-for';

const T0 = '2026-03-01T00:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(T0) + ms).toISOString();

describe.each(['poll', 'bull'] as const)('jobs', (kind) => {
  const suite = kind === 'poll' ? describe : describeWith('redis-server', redisBinary());
  suite(`through ${kind}`, () => {
    let bench: JobBench;
    let redis: RedisServer | undefined;

    beforeAll(async () => {
      if (kind === 'bull') redis = await startRedis();
      bench = await JobBench.open(redis?.url);
    });
    afterEach(async () => {
      await bench.clear();
      await setNow(bench.database, null);
    });
    afterAll(async () => {
      await redis?.dispose();
      await bench.database.drop();
    });

    it('runs once after the commit, never after a rollback, and the same key once', async () => {
      const seen: string[] = [];
      const worker = await bench.node((word) => void seen.push(word));
      worker.start();
      await worker.db
        .transaction(async () => {
          await worker.outbox.add({ name: 'test.word', payload: { word: 'lost' } });
          throw new Error('rolled back');
        })
        .catch(() => undefined);
      await worker.db.transaction(async () => {
        await worker.outbox.add({ name: 'test.word', payload: { word: 'kept' }, key: 'one' });
        await worker.outbox.add({ name: 'test.word', payload: { word: 'kept' }, key: 'one' });
        expect(seen).toEqual([]);
      });
      await bench.add(worker, 'kept', { key: 'one' });
      await bench.allDone(worker);
      await bench.add(worker, 'last');
      await bench.allDone(worker);
      expect(seen).toEqual(['kept', 'last']);
    });

    it('tries again at the times of its policy, then lists it as dead until a person revives it', async () => {
      const attempts: number[] = [];
      let broken = true;
      const worker = await bench.node(
        (_word, attempt) => {
          attempts.push(attempt);
          if (broken) throw new Error(`no ${attempt}`);
        },
        { retry: { attempts: 3, baseMs: 60_000, maxMs: 90_000 } },
      );
      const row = () =>
        worker.db.first<{ id: string; at: Date; tried: number; error: string; free: boolean }>(
          `SELECT id, run_at AS at, attempts AS tried, last_error AS error, locked_until IS NULL AS free
           FROM platform.outbox WHERE name = 'test.word'`,
        );
      const failed = (attempt: number) =>
        waitFor(`attempt ${attempt} to fail`, async () => {
          const now = await row();
          return now?.error === `no ${attempt}` && now.free && now;
        });
      await setNow(bench.database, T0);
      worker.start();
      await bench.add(worker, 'poison');
      const first = await failed(1);
      await setNow(bench.database, after(60_000));
      const second = await failed(2);
      await setNow(bench.database, after(150_000));
      const third = await failed(3);
      expect([first.at, second.at, third.at].map((at) => at.toISOString())).toEqual([
        after(60_000),
        after(150_000),
        after(150_000),
      ]);
      const dead = await worker.dead.list(10);
      expect(dead).toEqual([
        { id: first.id, name: 'test.word', attempts: 3, lastError: 'no 3', deadAt: expect.any(Date) as Date },
      ]);
      broken = false;
      expect([await worker.dead.revive(first.id), await worker.dead.revive(first.id)]).toEqual([true, false]);
      await bench.allDone(worker);
      expect([attempts, await worker.dead.list(10)]).toEqual([[1, 2, 3, 1], []]);
    });

    it('keeps a delayed job until its time', async () => {
      const seen: string[] = [];
      const worker = await bench.node((word) => void seen.push(word));
      await setNow(bench.database, T0);
      worker.start();
      await bench.add(worker, 'later', { runAt: new Date(after(3_600_000)) });
      await bench.add(worker, 'now');
      await waitFor('the first', () => seen.length > 0);
      await setNow(bench.database, after(3_599_999));
      await bench.add(worker, 'between');
      await waitFor('the second', () => seen.length > 1);
      await setNow(bench.database, after(3_600_000));
      await bench.allDone(worker);
      expect(seen).toEqual(['now', 'between', 'later']);
    });

    it('shares work between two workers, each job done once', async () => {
      const seen: string[] = [];
      const words = Array.from({ length: 120 }, (_, index) => `word ${index}`);
      const workers = [
        await bench.node((word) => void seen.push(word)),
        await bench.node((word) => void seen.push(word)),
      ];
      const [first] = workers;
      if (!first) throw new Error('no worker');
      for (const worker of workers) worker.start();
      await first.db.transaction(() =>
        first.outbox.addAll(words.map((word) => ({ name: 'test.word', payload: { word } }))),
      );
      await bench.allDone(first);
      expect([...seen].sort()).toEqual([...words].sort());
    });

    it('works what a process that works nothing has written', async () => {
      const seen: string[] = [];
      const server = await bench.node(() => void seen.push('server'));
      const worker = await bench.node((word) => void seen.push(word));
      worker.start();
      await bench.add(server, 'worker');
      await bench.allDone(server);
      expect(seen).toEqual(['worker']);
    });

    it('begins at once what its own process commits, long before it looks again', async () => {
      const seen: string[] = [];
      const worker = await bench.node((word) => void seen.push(word), { pollMs: 3_600_000 });
      worker.start();
      for (const word of ['one', 'two']) {
        await waitFor('the driver', () =>
          worker.driver.probe().then(
            () => true,
            () => false,
          ),
        );
        await bench.add(worker, word);
        await bench.allDone(worker);
      }
      expect(seen).toEqual(['one', 'two']);
    });

    it('paces the bulk lane and lets urgent work pass it', async () => {
      const seen: string[] = [];
      const worker = await bench.node((word) => void seen.push(word), { bulkPerSecond: 10 });
      await worker.db.transaction(() =>
        worker.outbox.addAll(
          Array.from({ length: 25 }, () => ({ name: 'test.word', payload: { word: 'bulk' }, lane: 'bulk' as const })),
        ),
      );
      const began = performance.now();
      worker.start();
      await waitFor('some bulk', () => seen.length > 2);
      await bench.add(worker, 'urgent', { lane: 'urgent' });
      await bench.allDone(worker);
      const took = performance.now() - began;
      expect({ count: seen.length, passed: seen.indexOf('urgent') < 24, paced: took >= 1_500 }).toEqual({
        count: 26,
        passed: true,
        paced: true,
      });
    });

    // With Redis the workers are processes of their own, whose connections no request waits for.
    if (kind === 'poll') {
      it('stays out of the queue of requests that wait for a connection, but for urgent work', async () => {
        const worker = await bench.node();
        await bench.add(worker, 'job');
        const pool = (worker.db.source.driver as unknown as { master: Pool }).master;
        const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
        const request = worker.db.query('SELECT 1');
        worker.start();
        await waitFor('urgent work to ask', () => pool.waitingCount > 1);
        expect(pool.waitingCount).toBe(2);
        for (const client of held) client.release();
        await request;
        await bench.allDone(worker);
      });
    }

    it('finishes what runs when told to stop, and begins nothing more', async () => {
      const seen: string[] = [];
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      const worker = await bench.node(async (word) => {
        seen.push(`${word} begun`);
        await gate;
        seen.push(`${word} done`);
      });
      const other = await bench.node();
      worker.start();
      await bench.add(worker, 'one');
      await waitFor('the job to begin', () => seen.length === 1);
      const stopped = worker.driver.stop();
      await bench.add(other, 'two');
      open();
      await stopped;
      expect([seen, await bench.unfinished(other)]).toEqual([['one begun', 'one done'], [{ word: 'two' }]]);
    });

    it('keeps its claim on a job longer than the lease', async () => {
      const seen: string[] = [];
      const slow = async (word: string) => {
        seen.push(word);
        await new Promise((resolve) => setTimeout(resolve, LEASE_SECONDS * 1000 * 1.6));
      };
      const workers = [await bench.node(slow), await bench.node(slow)];
      for (const worker of workers) worker.start();
      const [first] = workers;
      if (!first) throw new Error('no worker');
      await bench.add(first, 'long');
      await bench.allDone(first);
      expect(seen).toEqual(['long']);
    });

    async function longJob(): Promise<JobNode> {
      const worker = await bench.node();
      await worker.db.transaction(async () => {
        await worker.db.write('CREATE TABLE IF NOT EXISTS test_effect (worker text NOT NULL, job_id uuid NOT NULL)');
        await worker.db.write('TRUNCATE test_effect');
        await worker.outbox.add({ name: 'test.long', payload: {} });
      });
      worker.outbox.register({
        name: 'test.long',
        schema: z.strictObject({}),
        handle: async (_payload, job) => {
          await worker.db.write('INSERT INTO test_effect (worker, job_id) VALUES ($1, $2)', ['survivor', job.id]);
        },
      });
      return worker;
    }
    const effects = (at: JobNode) => at.db.query('SELECT worker FROM test_effect');

    it('delivers again what a killed process had begun', async () => {
      const survivor = await longJob();
      const killed = await bench.process(60_000);
      await killed.says('begun');
      await killed.end('SIGKILL');
      survivor.start();
      await bench.allDone(survivor);
      expect(await effects(survivor)).toEqual([{ worker: 'survivor' }]);
    });

    it('lets a frozen process commit nothing once its job has been taken over', async () => {
      const survivor = await longJob();
      const frozen = await bench.process(1_000);
      await frozen.says('begun');
      frozen.signal('SIGSTOP');
      survivor.start();
      await bench.allDone(survivor);
      frozen.signal('SIGCONT');
      await frozen.says('ending');
      await frozen.end('SIGTERM');
      expect(await effects(survivor)).toEqual([{ worker: 'survivor' }]);
    });
  });
});
