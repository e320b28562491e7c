import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { JobDriver } from './job-driver';
import type { JobExecutor } from './job-executor';
import type { Outbox } from './outbox';
import { CONCURRENCY, LANES } from './settings';
import type { JobsSettings, Lane } from './settings';

const LONGEST_HOLD_MS = 1_000;
const HOLD_STEP_MS = 20;

/** The driver without Redis: polls the outbox, lane by lane, and is woken by this process's own commits. */
export class PollingDriver extends JobDriver {
  private readonly lanes: ReadonlyMap<Lane, PolledLane>;
  private loops: Promise<unknown> | undefined;

  constructor(
    executor: JobExecutor,
    private readonly outbox: Outbox,
    settings: JobsSettings,
  ) {
    super();
    this.lanes = new Map(LANES.map((lane) => [lane, new PolledLane(lane, executor, settings)]));
  }

  override start(): void {
    if (this.loops) return;
    this.outbox.onCommitted((jobs) => {
      for (const lane of new Set(jobs.map((job) => job.lane))) this.lanes.get(lane)?.wake();
    });
    this.loops = Promise.all([...this.lanes.values()].map((lane) => lane.run()));
  }

  override async stop(): Promise<void> {
    for (const lane of this.lanes.values()) lane.stop();
    await this.loops;
  }

  override probe(): Promise<void> {
    return Promise.resolve();
  }
}

/** Keeps up to so many jobs of a lane going; a long one holds up nothing but its own place. */
class PolledLane {
  private readonly logger = new Logger('jobs');
  private readonly active = new Set<Promise<unknown>>();
  private readonly paceMs: number;
  private running = true;
  private wakings = 0;
  private endSleep: () => void = () => undefined;

  constructor(
    private readonly lane: Lane,
    private readonly executor: JobExecutor,
    private readonly settings: JobsSettings,
  ) {
    this.paceMs = lane === 'bulk' ? (1000 * CONCURRENCY.bulk) / settings.bulkPerSecond : 0;
  }

  wake(): void {
    this.wakings += 1;
    this.endSleep();
  }

  stop(): void {
    this.running = false;
    this.wake();
  }

  async run(): Promise<void> {
    while (this.running) {
      const seen = this.wakings;
      await this.letRequestsPass();
      const free = CONCURRENCY[this.lane] - this.active.size;
      const found = await this.begin(free);
      if (found === free) await Promise.race(this.active);
      // A commit during the look found nobody asleep to wake: look again instead of sleeping through it.
      else if (seen === this.wakings) await this.sleep();
    }
    await Promise.all(this.active);
  }

  /** In a rush people's requests come first; a lane that nobody waits for at the screen still gets a turn each second. */
  private async letRequestsPass(): Promise<void> {
    const end = performance.now() + (this.lane === 'urgent' ? 0 : LONGEST_HOLD_MS);
    while (this.running && this.executor.crowded && performance.now() < end) await pause(HOLD_STEP_MS);
  }

  private async begin(places: number): Promise<number> {
    // Told to stop while requests went first.
    if (!this.running) return 0;
    const jobs = await this.executor.claimDue(places, this.lane).catch((error: unknown) => {
      this.logger.warn(`The outbox could not be read: ${String(error)}`);
      return [];
    });
    for (const job of jobs) {
      const work = Promise.all([this.executor.work(job), this.paceMs > 0 && pause(this.paceMs)])
        .catch((error: unknown) => this.logger.warn(`${job.name} ${job.id}: ${String(error)}`))
        .finally(() => this.active.delete(work));
      this.active.add(work);
    }
    return jobs.length;
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.endSleep(), this.settings.pollMs);
      this.endSleep = () => {
        clearTimeout(timer);
        this.endSleep = () => undefined;
        resolve();
      };
    });
  }
}
