/** What the environment says; the absence of an address picks the embedded driver. */
export interface Environment {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly roles: ReadonlySet<'http' | 'jobs'>;
  readonly trustedHops: number;
  /** How long a process that was told to stop still serves. */
  readonly drainSeconds: number;
}

/** Reads the environment of an application process; a fault is a sentence, not a stack. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set. `npm start` sets it for the embedded database.');
  const roles = (env.ROLES ?? 'http,jobs').split(',').map((role) => role.trim());
  for (const role of roles)
    if (role !== 'http' && role !== 'jobs') throw new Error(`ROLES knows http and jobs, not “${role}”.`);
  return {
    databaseUrl,
    host: env.HOST ?? '127.0.0.1',
    port: wholeNumber('PORT', env.PORT ?? '3000', 65_535),
    roles: new Set(roles as ('http' | 'jobs')[]),
    trustedHops: wholeNumber('TRUSTED_HOPS', env.TRUSTED_HOPS ?? '0', 10),
    drainSeconds: wholeNumber('DRAIN_SECONDS', env.DRAIN_SECONDS ?? '5', 60),
  };
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > max)
    throw new Error(`${name} must be a whole number up to ${max}, not “${text}”.`);
  return value;
}
