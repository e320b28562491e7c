import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './daemon';
import { waitFor } from './wait-for';

const dist = join(__dirname, '../../dist/apps');

/** One compiled process of ours under exactly this environment, its output kept. */
export class AppProcess {
  output = '';
  private child: ChildProcess;

  private constructor(
    private readonly entry: string,
    private readonly args: readonly string[],
    private readonly env: NodeJS.ProcessEnv,
    readonly port: number,
  ) {
    this.child = this.spawn();
  }

  static async api(env: NodeJS.ProcessEnv): Promise<AppProcess> {
    const port = await freePort();
    return new AppProcess('api/src/main.js', [], { ...env, PORT: String(port) }, port);
  }

  static worker(env: NodeJS.ProcessEnv): AppProcess {
    return new AppProcess('worker/src/main.js', [], env, 0);
  }

  static cli(env: NodeJS.ProcessEnv, ...args: readonly string[]): AppProcess {
    return new AppProcess('cli/src/main.js', args, env, 0);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Starts again after an end, at the same port. */
  restart(): void {
    this.child = this.spawn();
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.hasEnded()) this.child.kill(signal);
    return this.ended();
  }

  async ended(): Promise<number | null> {
    await waitFor(`${this.entry} to end`, () => this.hasEnded(), 45_000);
    return this.exitCode;
  }

  /** The readiness page, or undefined where nobody answers. */
  async readiness(): Promise<{ status: number; body: Record<string, unknown> } | undefined> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/api/health/ready`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(15_000),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    } catch {
      return undefined;
    }
  }

  async ready(): Promise<void> {
    let last: object | undefined;
    await waitFor(
      'readiness',
      async () => {
        if (this.hasEnded()) throw new Error(`${this.entry} ended:\n${this.output}`);
        last = await this.readiness();
        return last && 'status' in last && last.status === 200;
      },
      40_000,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(last)}\n${this.output}`);
    });
  }

  private spawn(): ChildProcess {
    const file = join(dist, this.entry);
    if (!existsSync(file)) throw new Error('Not compiled: run `npm run build` first.');
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', ...this.env };
    const child = spawn(process.execPath, [file, ...this.args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
    return child;
  }
}
