import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { apiEntry } from './settings';
import { Trouble } from './trouble';

const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;
/** A process that lived this long starts again at once and clears the count of failures. */
const STEADY_MS = 60_000;
const MOST_FAILURES = 8;

export interface ApiOptions {
  readonly host: string;
  readonly port: number;
  readonly log: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onRestart: (seconds: number) => void;
  readonly onGivenUp: (trouble: Trouble) => void;
}

/** Delay before start number `failures + 1` after failures in a row. */
export function restartDelayMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
}

/** Keeps one API process running until told to stop. */
export class ApiProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private failures = 0;

  constructor(private options: ApiOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when `/api/health/ready` says so; refuses with the end of the log when the process ends first. */
  async start(): Promise<void> {
    const { host, port, log, env } = this.options;
    mkdirSync(dirname(log), { recursive: true });
    const began = performance.now();
    const file = openSync(log, tooBig(log) ? 'w' : 'a', 0o600);
    const child = fork(apiEntry, [], {
      execArgv: ['--enable-source-maps', '--require', join(__dirname, 'leave-with-parent.js')],
      // glibc otherwise keeps freed memory in an arena for each thread.
      env: { MALLOC_ARENA_MAX: '2', ...env, PORT: String(port), HOST: host },
      stdio: ['ignore', file, file, 'ipc'],
      // Its own process group: Ctrl-C reaches the supervisor only, which stops things in order.
      detached: true,
    });
    closeSync(file);
    this.child = child;
    let ended = false;
    const hasEnded = () => ended;
    child.once('exit', () => (ended = true));
    const deadline = began + READY_LIMIT_MS;
    while (performance.now() < deadline && !hasEnded() && !this.isStopping()) {
      if (await isReady(host, port)) {
        if (hasEnded()) break;
        child.once('exit', () => void this.comeBack(performance.now() - began));
        return;
      }
      await pause(50);
    }
    if (this.isStopping()) return;
    child.kill('SIGKILL');
    throw new Trouble(
      `Máy chủ không sẵn sàng. Nhật ký: ${log}\n${lastLines(log)}`,
      `The server did not become ready. Log: ${log}`,
    );
  }

  /** Ends the present process; the next one starts with `env`. */
  restartWith(env: NodeJS.ProcessEnv): void {
    this.options = { ...this.options, env };
    this.child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await gone;
    clearTimeout(late);
  }

  private isStopping(): boolean {
    return this.stopping;
  }

  private async comeBack(livedMs: number): Promise<void> {
    this.failures = livedMs > STEADY_MS ? 0 : this.failures + 1;
    while (!this.isStopping()) {
      const delay = restartDelayMs(this.failures);
      this.options.onRestart(delay / 1000);
      await pause(delay);
      if (this.isStopping()) return;
      try {
        await this.start();
        return;
      } catch (error) {
        this.failures += 1;
        if (this.failures < MOST_FAILURES || !(error instanceof Trouble)) continue;
        this.options.onGivenUp(error);
        return;
      }
    }
  }
}

/** An address one can connect to for one that the server listens on. */
export const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

const tooBig = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES;

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n');
}

function isReady(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const request = get({ host: reachable(host), port, path: '/api/health/ready', timeout: 2_000 }, (response) => {
      response.resume();
      done(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(false));
  });
}
