import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bull';
import { JobDriver } from './job-driver';
import type { JobExecutor } from './job-executor';
import type { CommittedJob, Outbox } from './outbox';
import { CONCURRENCY, LANES } from './settings';
import type { JobsSettings, Lane } from './settings';

const BATCH = 1_000;
/** Hints under way; more than these are left to the relay, so that a silent Redis costs no memory. */
const MOST_HINTS = 100;
const CLOSE_LIMIT_MS = 5_000;

/**
 * Delivers row ids through Bull to any number of workers. Redis holds nothing of worth: each worker relays what is due in
 * the outbox again and again, Bull knows a row that it already has by its id, and the executor claims each row once.
 */
export class BullDriver extends JobDriver implements OnModuleInit {
  private readonly logger = new Logger('jobs');
  private readonly active = new Set<Promise<unknown>>();
  private running = false;
  private hints = 0;
  private relay: Promise<void> = Promise.resolve();
  private stopRelay = new AbortController();
  private silent = false;

  constructor(
    private readonly queues: Readonly<Record<Lane, Queue<object>>>,
    private readonly executor: JobExecutor,
    private readonly outbox: Outbox,
    private readonly settings: JobsSettings,
  ) {
    super();
    for (const queue of Object.values(queues)) queue.on('error', (error) => this.complain(error));
  }

  /** Every process says at once what it has committed; only workers relay and work. */
  onModuleInit(): void {
    this.outbox.onCommitted((jobs) => this.hint(jobs));
  }

  override start(): void {
    if (this.running) return;
    this.running = true;
    for (const lane of LANES) {
      this.queues[lane].process(CONCURRENCY[lane], (job) => this.work(String(job.id))).catch(() => undefined);
    }
    this.relay = this.relayUntilStopped();
  }

  override async stop(): Promise<void> {
    this.running = false;
    this.stopRelay.abort();
    const closed = Promise.all(Object.values(this.queues).map((queue) => queue.close()));
    await this.relay;
    await Promise.allSettled(this.active);
    // Without Redis a queue can't say goodbye; nothing of it is needed there.
    await Promise.race([closed, pause(CLOSE_LIMIT_MS, undefined, { ref: false })]).catch(() => undefined);
    for (const client of Object.values(this.queues).flatMap((queue) => queue.clients)) client.disconnect();
  }

  override async probe(): Promise<void> {
    const { client } = this.queues.normal;
    if (client.status !== 'ready') throw new Error(`Redis is ${client.status}.`);
    await client.ping();
  }

  private async work(id: string): Promise<void> {
    // Handed over while this worker was closing: another one's relay finds the row.
    if (!this.running) return;
    const run = this.executor.runOne(id);
    this.active.add(run);
    try {
      await run;
    } finally {
      this.active.delete(run);
    }
  }

  /** Never waited for, never fails: a request does not know whether Redis is there. */
  private hint(jobs: readonly CommittedJob[]): void {
    for (const lane of LANES) {
      const ids = jobs.filter((job) => job.lane === lane).map((job) => job.id);
      if (ids.length === 0 || this.hints >= MOST_HINTS) continue;
      this.hints += 1;
      void this.add(lane, ids)
        .catch((error: unknown) => this.complain(error))
        .finally(() => (this.hints -= 1));
    }
  }

  private async add(lane: Lane, ids: readonly string[]): Promise<void> {
    const queue = this.queues[lane];
    if (queue.client.status !== 'ready') return;
    await queue.addBulk(
      ids.map((id) => ({ data: {}, opts: { jobId: id, removeOnComplete: true, removeOnFail: true } })),
    );
    this.silent = false;
  }

  private async relayUntilStopped(): Promise<void> {
    while (this.running) {
      for (const lane of LANES) {
        const due = await this.executor.due(BATCH, lane).catch((error: unknown) => {
          this.logger.warn(`The outbox could not be read: ${String(error)}`);
          return [];
        });
        if (due.length > 0) await this.add(lane, due).catch((error: unknown) => this.complain(error));
      }
      await pause(this.settings.pollMs, undefined, { signal: this.stopRelay.signal }).catch(() => undefined);
    }
  }

  /** One line for each time that Redis is lost. */
  private complain(error: unknown): void {
    if (this.silent) return;
    this.silent = true;
    this.logger.warn(`Redis: ${error instanceof Error ? error.message : String(error)}; jobs wait in the outbox`);
  }
}
