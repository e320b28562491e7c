import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { JobDriver } from './job-driver';
import type { JobExecutor } from './job-executor';
import type { Outbox } from './outbox';
import { CONCURRENCY, LANES } from './settings';
import type { JobsSettings, Lane } from './settings';

const BATCH = 16;

/** The driver without Redis: polls the outbox, lane by lane, and is woken by this process's own commits. */
export class PollingDriver extends JobDriver {
  private readonly logger = new Logger('jobs');
  private running = false;
  private loops: Promise<unknown> = Promise.resolve();
  private readonly sleepers = new Set<() => void>();
  private commits = 0;

  constructor(
    private readonly executor: JobExecutor,
    private readonly outbox: Outbox,
    private readonly settings: JobsSettings,
  ) {
    super();
  }

  override start(): void {
    if (this.running) return;
    this.running = true;
    this.outbox.onCommitted(() => {
      this.commits += 1;
      this.wake();
    });
    this.loops = Promise.all(LANES.map((lane) => this.run(lane)));
  }

  override async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loops;
  }

  override probe(): Promise<void> {
    return Promise.resolve();
  }

  private async run(lane: Lane): Promise<void> {
    while (this.running) {
      const seen = this.commits;
      const worked = await this.drain(lane).catch((error: unknown) => {
        this.logger.warn(`The outbox could not be read: ${String(error)}`);
        return false;
      });
      // A commit during the look found nobody asleep to wake: look again instead of sleeping through it.
      if (!worked && seen === this.commits) await this.sleep();
    }
  }

  private async drain(lane: Lane): Promise<boolean> {
    const queue = await this.executor.due(BATCH, lane);
    const found = queue.length > 0;
    const paceMs = lane === 'bulk' ? (1000 * CONCURRENCY.bulk) / this.settings.bulkPerSecond : 0;
    const worker = async () => {
      for (let id = queue.shift(); id !== undefined && this.running; id = queue.shift()) {
        const paced = paceMs > 0 ? pause(paceMs) : undefined;
        await this.executor.runOne(id);
        await paced;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY[lane] }, worker));
    return found;
  }

  private wake(): void {
    for (const wake of this.sleepers) wake();
  }

  private sleep(): Promise<void> {
    if (!this.running) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, this.settings.pollMs);
      this.sleepers.add(wake);
    });
  }
}
