import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Database, DatabaseModule } from '@platform/database';
import { DeadJobs, JobDriver, JobService, jobsSettings, JobsModule, Outbox } from '@platform/jobs';
import type { JobRequest, JobsSettings, RetryPolicy } from '@platform/jobs';
import { z } from 'zod';
import { onConnection } from './admin';
import { cloneDatabase } from './database';
import type { TestDatabase } from './database';
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
  const jobs = JobsModule.at(settings);
  const app = await NestFactory.createApplicationContext(
    { ...jobs, imports: [DatabaseModule.at(databaseUrl), ...(jobs.imports ?? [])] },
    { logger: false, abortOnError: false },
  );
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

export const LEASE_SECONDS = 2;

/** Workers on one database and, where it is given, one Redis; everything made by a test ends with it. */
export class JobBench {
  private nodes: JobNode[] = [];
  private processes: JobProcess[] = [];
  private prefix: string = randomUUID();

  private constructor(
    readonly database: TestDatabase,
    private readonly redisUrl: string | undefined,
  ) {}

  static async open(redisUrl?: string): Promise<JobBench> {
    return new JobBench(await cloneDatabase(), redisUrl);
  }

  get settings(): JobsSettings {
    const standard = jobsSettings({ REDIS_URL: this.redisUrl, REDIS_PREFIX: this.prefix });
    return { ...standard, leaseSeconds: LEASE_SECONDS, pollMs: 100 };
  }

  /** A node that knows the job `test.word`. */
  async node(
    handle: (word: string, attempts: number) => Promise<void> | void = () => undefined,
    more: Partial<JobsSettings> & { readonly retry?: RetryPolicy } = {},
  ): Promise<JobNode> {
    const { retry, ...others } = more;
    const made = await jobNode(this.database.url, { ...this.settings, ...others });
    made.outbox.register({
      name: 'test.word',
      schema: z.strictObject({ word: z.string() }),
      handle: async ({ word }, job) => handle(word, job.attempts),
      ...(retry && { retry }),
    });
    this.nodes.push(made);
    return made;
  }

  async process(holdMs: number): Promise<JobProcess> {
    const made = await JobProcess.start(this.database.url, this.settings, holdMs);
    this.processes.push(made);
    return made;
  }

  async add(to: JobNode, word: string, more: Partial<JobRequest> = {}): Promise<void> {
    await to.db.transaction(() => to.outbox.add({ name: 'test.word', payload: { word }, ...more }));
  }

  unfinished(at: JobNode): Promise<{ word: string }[]> {
    return at.db.query(
      `SELECT payload->>'word' AS word FROM platform.outbox WHERE done_at IS NULL AND name LIKE 'test.%'`,
    );
  }

  async allDone(at: JobNode): Promise<void> {
    await waitFor('the outbox to be done', async () => (await this.unfinished(at)).length === 0, 30_000);
  }

  /** Ends what the test has begun and forgets its jobs. */
  async clear(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.end()));
    await Promise.all(this.nodes.map((one) => one.stop()));
    this.nodes = [];
    this.processes = [];
    this.prefix = randomUUID();
    await onConnection(this.database.url, (client) => client.query('DELETE FROM platform.outbox'));
  }
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
