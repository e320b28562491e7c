import Bull from 'bull';
import { describeWith } from '../support/daemon';
import { redisBinary, startRedis } from '../support/redis';

describeWith('redis-server', redisBinary())('the Redis of the tests', () => {
  it('keeps acknowledged jobs over a kill, evicts nothing, and comes back at the same address', async () => {
    const server = await startRedis();
    const queue = new Bull('kept', server.url, { prefix: 'redis-server-test' });
    queue.on('error', () => undefined);
    try {
      await queue.add({}, { jobId: 'row-1' });
      await server.stop('SIGKILL');
      await server.start();
      const waiting = await queue.getWaiting();
      expect([waiting.map(({ id }) => id), await queue.client.config('GET', 'maxmemory-policy')]).toEqual([
        ['row-1'],
        ['maxmemory-policy', 'noeviction'],
      ]);
    } finally {
      await queue.close(true);
      await server.dispose();
    }
  });
});
