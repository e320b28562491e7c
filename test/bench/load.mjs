// Load by autocannon on keep-alive connections, and the physical limits beside it.
import autocannon from 'autocannon';
import pg from 'pg';

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One run: requests a second, latencies in milliseconds, and answers that were not 2xx. */
export async function run({ url, connections, seconds, requests, setupClient }) {
  const result = await autocannon({ url, connections, duration: seconds, requests, setupClient, timeout: 30 });
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: result.requests.total === 0 ? 0 : result.throughput.total / result.requests.total,
    failed: result.non2xx + result.errors,
  };
}

/** Each connection takes the requests in an order of its own. */
export const apart = (requests) => (client) => {
  const from = Math.floor(Math.random() * requests.length);
  client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
};

/** A judge's browser: saves five marks again and again, each time with the version that the last answer gave. */
export function saver(slots, criteria) {
  let next = 0;
  return (client) => {
    const slot = slots[next % slots.length];
    next += 1;
    const ask = () => {
      const marks = Object.fromEntries(criteria.map((code) => [code, Math.floor(Math.random() * 40) / 2]));
      client.setRequests([
        {
          method: 'PUT',
          path: `/api/my/assignments/${slot.id}/sheet`,
          headers: { cookie: slot.cookie, 'content-type': 'application/json', 'if-match': `"v${slot.version}"` },
          body: JSON.stringify({ marks, comment: slot.comment }),
        },
      ]);
    };
    ask();
    client.on('headers', ({ headers }) => {
      const at = headers.findIndex((header) => header.toLowerCase() === 'etag');
      const version = /v(\d+)/.exec(headers[at + 1] ?? '')?.[1];
      if (at === -1 || version === undefined) return;
      slot.version = Number(version);
      ask();
    });
  };
}

/** One prepared statement over and over, on `connections` connections: times a second. */
export async function statements(databaseUrl, { name, text, values, connections, seconds }) {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  let done = 0;
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        await client.query({ name, text, values: values() });
        done += 1;
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return done / seconds;
}
