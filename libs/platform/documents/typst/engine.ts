import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DocumentFault } from '../faults';
import { fontFiles } from '../fonts';
import { typstChild } from './child';
import type { TypstAnswer, TypstJob } from './child';

export interface TypstLimits {
  timeoutMs: number;
  memoryBytes: number;
  /** After this long without work the process ends. */
  idleMs: number;
}

const defaults: TypstLimits = { timeoutMs: 60_000, memoryBytes: 1_200_000_000, idleMs: 20_000 };
const requireHere = createRequire(__filename);

/**
 * One child process, one job at a time. A job over its time or memory limit is killed with its process and refused;
 * the next job gets a fresh process, and so it does after a job that left the process large. Neither a waiting engine nor its process keeps the program alive.
 */
export class TypstEngine {
  private readonly limits: TypstLimits;
  private child: ChildProcess | null = null;
  private idle: NodeJS.Timeout | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(limits: Partial<TypstLimits> = {}) {
    this.limits = { ...defaults, ...limits };
  }

  /** PDF/A-2b, tagged, fonts embedded. @throws DocumentFault documents.render_failed | render_too_long | render_too_large */
  async pdf(source: string, data: unknown): Promise<Buffer> {
    const job: TypstJob = { source, data: JSON.stringify(data) };
    const turn = this.queue.then(() => this.run(job));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  close(): void {
    if (this.idle) clearTimeout(this.idle);
    this.idle = null;
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private async run(job: TypstJob): Promise<Buffer> {
    if (this.idle) clearTimeout(this.idle);
    const child = (this.child ??= this.start());
    child.ref();
    child.channel?.ref();
    try {
      const answer = await this.ask(child, job);
      if ('fault' in answer) throw new DocumentFault('documents.render_failed', {}, answer.fault);
      return Buffer.from(answer.pdf);
    } finally {
      child.unref();
      child.channel?.unref();
      if (residentBytes(child.pid) > this.limits.memoryBytes / 2) this.close();
      else this.idle = setTimeout(() => this.close(), this.limits.idleMs).unref();
    }
  }

  private ask(child: ChildProcess, job: TypstJob): Promise<TypstAnswer> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(deadline);
        clearInterval(watch);
        child.off('message', onMessage);
        child.off('exit', onExit);
        settle();
      };
      const refuse = (code: string): void => {
        if (this.child === child) this.child = null;
        child.kill('SIGKILL');
        finish(() => reject(new DocumentFault(code, {})));
      };
      const onMessage = (answer: TypstAnswer): void => finish(() => resolve(answer));
      const onExit = (): void => refuse('documents.render_failed');
      const deadline = setTimeout(() => refuse('documents.render_too_long'), this.limits.timeoutMs);
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > this.limits.memoryBytes) refuse('documents.render_too_large');
      }, 100);
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(job);
    });
  }

  private start(): ChildProcess {
    const compiler = requireHere.resolve('@myriaddreamin/typst-ts-node-compiler');
    const script = `(${typstChild.toString()})(require, ${JSON.stringify(compiler)}, ${JSON.stringify(fontFiles())})`;
    const child = spawn(process.execPath, ['--max-old-space-size=256', '-e', script], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { PATH: process.env['PATH'] ?? '', SystemRoot: process.env['SystemRoot'] ?? '' },
      windowsHide: true,
    });
    child.once('exit', () => {
      if (this.child === child) this.child = null;
    });
    return child;
  }
}

/** Linux only; elsewhere the time limit stands alone. */
function residentBytes(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    return Number(readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')[1] ?? 0) * 4096;
  } catch {
    return 0;
  }
}
