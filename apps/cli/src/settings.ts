import { join, resolve } from 'node:path';
import { projectRoot } from '@platform/kernel';
import { Trouble } from './trouble';

export const project = projectRoot(__dirname);

export const apiEntry = join(project, 'dist', 'apps', 'api', 'src', 'main.js');
export const DEFAULT_PORT = 3000;

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Absent: PostgreSQL from npm under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly postgresPort: number;
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: portFrom('PORT', env['PORT'], DEFAULT_PORT),
    dataDir: resolve(env['DATA_DIR'] ?? join(project, 'data')),
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    postgresPort: portFrom('PG_PORT', env['PG_PORT'], 0),
  };
}

function portFrom(name: string, text: string | undefined, standard: number): number {
  if (text === undefined || text === '') return standard;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`${name}=${text} không phải là số cổng (1-65535).`, `${name}=${text} is no port number (1-65535).`);
}

/** The address of commands that work on a database directly. */
export function databaseUrlOrTrouble(env: NodeJS.ProcessEnv = process.env): string {
  const url = env['DATABASE_URL'];
  if (url) return url;
  throw new Trouble('Hãy đặt DATABASE_URL cho lệnh này.', 'Set DATABASE_URL for this command.');
}
