type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A row's lane keeps it from waiting behind others: `urgent` for what somebody waits for at the screen, `bulk` for what
 * goes to many and is paced.
 */
export const LANES = ['urgent', 'normal', 'bulk'] as const;
export type Lane = (typeof LANES)[number];

/** Jobs of a lane at once in one process. */
export const CONCURRENCY: Readonly<Record<Lane, number>> = { urgent: 2, normal: 4, bulk: 2 };

/** Where Redis is, as Bull takes it. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: object;
}

export interface JobsSettings {
  /** Absent: the outbox is polled. */
  readonly redis: RedisAddress | undefined;
  /** Stands before every key in Redis; two installations on one Redis need two. */
  readonly redisPrefix: string;
  /** A worker that has not renewed its claim for so long is taken for dead. Seconds. */
  readonly leaseSeconds: number;
  /** How often the outbox is looked at, in milliseconds. */
  readonly pollMs: number;
  /** Pace of the bulk lane: over all workers with Redis, of one process without. */
  readonly bulkPerSecond: number;
}

/** Token of the settings in a module. */
export const JOBS_SETTINGS = Symbol('jobs settings');

export function jobsSettings(env: Environment): JobsSettings {
  return {
    redis: env['REDIS_URL'] ? redisAddress(env['REDIS_URL']) : undefined,
    redisPrefix: env['REDIS_PREFIX'] ?? 'sang-kien',
    leaseSeconds: wholeNumber(env, 'JOB_LEASE_SECONDS', 60, 2, 3600),
    pollMs: 1_000,
    bulkPerSecond: wholeNumber(env, 'JOB_BULK_PER_SECOND', 50, 1, 10_000),
  };
}

/** `redis://user:password@host:6379/0`, `rediss://…` with TLS. The text itself is never repeated: it holds a password. */
export function redisAddress(text: string): RedisAddress {
  if (!URL.canParse(text)) throw new Error('REDIS_URL is no address: redis://user:password@host:6379/0.');
  const url = new URL(text);
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:')
    throw new Error('REDIS_URL begins with redis:// or rediss://.');
  const database = url.pathname.replace('/', '');
  if (url.hostname === '' || !/^\d{0,3}$/.test(database))
    throw new Error('REDIS_URL names a host and, after a slash, the number of a database.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 6379 : Number(url.port),
    db: Number(database),
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: { servername: url.hostname } }),
  };
}

function wholeNumber(env: Environment, name: string, standard: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} is a whole number from ${least} to ${most}.`);
}
