import { Client } from 'pg';

/** Address of the run's cluster as its superuser, put in the environment by the global set-up. */
export function adminUrl(): string {
  const url = process.env['TEST_ADMIN_URL'];
  if (url === undefined) throw new Error('The test cluster is not running: use the jest projects medium or e2e.');
  return url;
}

export const withDatabase = (url: string, database: string): string => {
  const next = new URL(url);
  next.pathname = `/${database}`;
  return next.href;
};

/** Runs `work` on one short-lived connection. */
export async function onConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
