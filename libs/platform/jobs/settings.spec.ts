import { jobsSettings } from './settings';

const standard = { redis: undefined, redisPrefix: 'sang-kien', leaseSeconds: 60, pollMs: 1000, bulkPerSecond: 50 };

describe('jobsSettings', () => {
  it.each([
    ['without Redis', {}, standard],
    ['with an empty address', { REDIS_URL: '' }, standard],
    [
      'with Redis',
      { REDIS_URL: 'redis://:p%40ss@cache', REDIS_PREFIX: 'other', JOB_LEASE_SECONDS: '5', JOB_BULK_PER_SECOND: '3' },
      {
        ...standard,
        redis: { host: 'cache', port: 6379, db: 0, password: 'p@ss' },
        redisPrefix: 'other',
        leaseSeconds: 5,
        bulkPerSecond: 3,
      },
    ],
    [
      'with TLS, a user and a database',
      { REDIS_URL: 'rediss://me:word@[::1]:7000/2' },
      {
        ...standard,
        redis: { host: '::1', port: 7000, db: 2, username: 'me', password: 'word', tls: { servername: '[::1]' } },
      },
    ],
  ])('%s', (_what, env, expected) => expect(jobsSettings(env)).toEqual(expected));

  it.each([
    [{ REDIS_URL: 'secret-word' }, 'REDIS_URL is no address: redis://user:password@host:6379/0.'],
    [{ REDIS_URL: 'http://:secret-word@cache' }, 'REDIS_URL begins with redis:// or rediss://.'],
    [
      { REDIS_URL: 'redis://:secret-word@cache/name' },
      'REDIS_URL names a host and, after a slash, the number of a database.',
    ],
    [{ JOB_LEASE_SECONDS: '1' }, 'JOB_LEASE_SECONDS is a whole number from 2 to 3600.'],
    [{ JOB_BULK_PER_SECOND: 'many' }, 'JOB_BULK_PER_SECOND is a whole number from 1 to 10000.'],
  ])('refuses %j without repeating it', (env, message) => expect(() => jobsSettings(env)).toThrow(new Error(message)));
});
