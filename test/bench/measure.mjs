// Closed-loop measuring with autocannon, and the two baselines that make figures comparable between machines.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import autocannon from 'autocannon';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
export const RUNS = 3;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Requests per second, median of the runs; stops the benchmark where an answer is not the expected one. */
export async function rate(label, connections, url, requests) {
  const figures = [];
  for (let run = 0; run < RUNS; run += 1) {
    const result = await autocannon({ url, connections, duration: SECONDS, requests, timeout: 30 });
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${label}: ${result.non2xx} refusals, ${result.errors} errors`);
    figures.push({ perSecond: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 });
  }
  return {
    perSecond: median(figures.map((f) => f.perSecond)),
    p50: median(figures.map((f) => f.p50)),
    p99: median(figures.map((f) => f.p99)),
  };
}

/** A bare Node server in a process of its own. */
export async function hello(connections) {
  const child = fork(new URL(import.meta.url), ['hello']);
  const port = await new Promise((done) => child.once('message', done));
  try {
    return await rate('hello', connections, `http://127.0.0.1:${port}`, [{ path: '/' }]);
  } finally {
    child.kill();
  }
}

/** One-row statements per second over `connections` connections. */
export async function statements(makeClient, connections, config) {
  const clients = await Promise.all(Array.from({ length: connections }, makeClient));
  const figures = [];
  for (let run = 0; run < RUNS; run += 1) {
    const until = performance.now() + SECONDS * 1000;
    let count = 0;
    await Promise.all(
      clients.map(async (client) => {
        for (; performance.now() < until; count += 1) await client.query(config());
      }),
    );
    figures.push(count / SECONDS);
  }
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: median(figures) };
}

if (process.argv[2] === 'hello') {
  const server = createServer((_request, response) => response.end('{"status":"ok"}'));
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}
