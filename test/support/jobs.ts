import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database, DatabaseModule } from '@platform/database';
import { DeadJobs, JobDriver, JobService, JobsModule, Outbox } from '@platform/jobs';
import type { JobsSettings } from '@platform/jobs';
import { waitFor } from './wait-for';

/** A process's share of the platform: database and jobs, in this process. */
export interface JobNode {
  readonly db: Database;
  readonly outbox: Outbox;
  readonly dead: DeadJobs;
  readonly driver: JobDriver;
  start(): void;
  stop(): Promise<void>;
}

export async function jobNode(databaseUrl: string, settings: JobsSettings): Promise<JobNode> {
  class Node {}
  Module({ imports: [DatabaseModule.at(databaseUrl), JobsModule.at(settings)] })(Node);
  const app = await NestFactory.createApplicationContext(Node, { logger: false, abortOnError: false });
  let stopping: Promise<void> | undefined;
  return {
    db: app.get(Database),
    outbox: app.get(Outbox),
    dead: app.get(DeadJobs),
    driver: app.get(JobDriver),
    start: () => app.get(JobService).start(),
    stop: () => (stopping ??= app.close()),
  };
}

/** The same as a process that can be killed or frozen; it takes `holdMs` over each `test.long`. */
export class JobProcess {
  output = '';
  private constructor(private readonly child: ChildProcess) {}

  static async start(databaseUrl: string, settings: JobsSettings, holdMs: number): Promise<JobProcess> {
    const root = join(__dirname, '../..');
    if (!existsSync(join(root, 'dist/libs/platform/jobs/index.js')))
      throw new Error('Not compiled: run `npm run build` first.');
    const child = spawn(process.execPath, [join(__dirname, 'job-worker.cjs')], {
      env: { ...process.env, JOB_WORKER: JSON.stringify({ databaseUrl, settings, holdMs }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const made = new JobProcess(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (made.output += text.toString()));
    await made.says('ready');
    return made;
  }

  async says(word: string): Promise<void> {
    await waitFor(`the worker to say “${word}”`, () => {
      if (this.hasEnded()) throw new Error(`The worker ended:\n${this.output}`);
      return this.output.includes(word);
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.hasEnded()) return;
    this.child.kill(signal);
    await waitFor('the worker to end', () => this.hasEnded());
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
