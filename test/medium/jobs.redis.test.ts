import Bull from 'bull';
import { describeWith } from '../support/daemon';
import { JobBench } from '../support/jobs';
import { redisBinary, startRedis } from '../support/redis';
import type { RedisServer } from '../support/redis';

describeWith('redis-server', redisBinary())('jobs and the loss of Redis', () => {
  let bench: JobBench;
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
    bench = await JobBench.open(redis.url);
  });
  afterEach(() => bench.clear());
  afterAll(async () => {
    await redis.dispose();
    await bench.database.drop();
  });

  it('loses nothing while Redis is away, and no commit waits for it', async () => {
    const seen: string[] = [];
    const worker = await bench.node((word) => void seen.push(word));
    worker.start();
    await bench.add(worker, 'before');
    await bench.allDone(worker);
    await redis.stop('SIGKILL');
    const began = performance.now();
    for (let index = 0; index < 20; index += 1) await bench.add(worker, `during ${index}`);
    const took = performance.now() - began;
    await expect(worker.driver.probe()).rejects.toThrow('Redis is');
    await redis.start();
    await bench.allDone(worker);
    await worker.driver.probe();
    expect({ seen: seen.length, quick: took < 5_000 }).toEqual({ seen: 21, quick: true });
  });

  it('starts and stops without Redis, and works once it comes', async () => {
    await redis.stop();
    const early = await bench.node();
    early.start();
    await bench.add(early, 'waits');
    const began = performance.now();
    await early.stop();
    const took = performance.now() - began;
    const seen: string[] = [];
    const worker = await bench.node((word) => void seen.push(word));
    worker.start();
    await redis.start();
    await bench.allDone(worker);
    expect({ seen, quick: took < 10_000 }).toEqual({ seen: ['waits'], quick: true });
  });

  it('fills Redis again when it has forgotten everything', async () => {
    const seen: string[] = [];
    const writer = await bench.node();
    for (const word of ['one', 'two', 'three']) await bench.add(writer, word);
    const cleaner = new Bull('cleaner', redis.url);
    await cleaner.client.flushall();
    await cleaner.close();
    const worker = await bench.node((word) => void seen.push(word));
    worker.start();
    await bench.allDone(worker);
    expect(seen.sort()).toEqual(['one', 'three', 'two']);
  });
});
