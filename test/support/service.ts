import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { waitFor } from './wait-for';

const root = resolve(__dirname, '..', '..');
const cli = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** The compiled service as a person starts it: supervisor, PostgreSQL and API as processes of their own. */
export class Service {
  output = '';
  private constructor(
    readonly process: ChildProcess,
    readonly dataDir: string,
    readonly port: number,
  ) {}

  static launch(dataDir: string, port: number, env: NodeJS.ProcessEnv = {}): Service {
    if (!existsSync(cli)) throw new Error('Not compiled: run `npm run build` first.');
    const child = spawn(process.execPath, [cli, 'start'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: '',
        DATA_DIR: dataDir,
        // All of them are made once, in `seed.test.ts`.
        DEMO_CONTESTS: 'open',
        PORT: String(port),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = new Service(child, dataDir, port);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (service.output += text.toString()));
    return service;
  }

  static async start(dataDir: string, port: number, env: NodeJS.ProcessEnv = {}): Promise<Service> {
    const service = Service.launch(dataDir, port, env);
    const isThere = () => service.hasEnded() || service.output.includes('Ctrl-C');
    await waitFor('the welcome', isThere, 60_000).catch(async (late: unknown) => {
      await service.end();
      throw late;
    });
    if (service.hasEnded()) throw new Error(service.output);
    return service;
  }

  hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Process ids of the supervisor's children by what they are. */
  async children(): Promise<{ readonly postgres: number; readonly api: number }> {
    const postgres = Number(
      readFileSync(join(this.dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    return { postgres, api: await this.api(postgres) };
  }

  /** Process id of the API; the database's, where the service has its own, is not meant. */
  async api(postgres?: number): Promise<number> {
    return waitFor('the API process', () => childrenOf(this.process.pid ?? 0).find((pid) => pid !== postgres));
  }

  async isReady(): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${this.port}/api/health/ready`)).ok;
    } catch {
      return false;
    }
  }

  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.process.kill(signal);
    await waitFor('the supervisor to end', () => this.hasEnded(), 40_000);
    return this.process.exitCode;
  }
}

export function isRunning(pid: number): boolean {
  const state = statOf(pid)?.[0];
  return state !== undefined && state !== 'Z';
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.[1] === String(parent) && isRunning(pid));
}

/** State, parent, … of a process, from Linux' `/proc`. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
