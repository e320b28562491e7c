import { Injectable, Logger } from '@nestjs/common';
import { JobExecutor } from './job-executor';
import { Outbox } from './outbox';

const IDLE_MS = 1_000;
const BATCH = 16;
const CONCURRENCY = 4;

/** The driver without Redis: polls the outbox and is woken by this process's own commits. */
@Injectable()
export class PollingDriver {
  private readonly logger = new Logger('jobs');
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly executor: JobExecutor,
    private readonly outbox: Outbox,
  ) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.outbox.onCommitted(() => this.wake());
    this.loop = this.run();
  }

  /** Finishes what is running and stops. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const worked = await this.drain().catch((error: unknown) => {
        this.logger.warn(`The outbox could not be read: ${String(error)}`);
        return false;
      });
      if (!worked) await this.sleep();
    }
  }

  private async drain(): Promise<boolean> {
    const ids = await this.executor.due(BATCH);
    const queue = [...ids];
    const worker = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) await this.executor.runOne(id);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    return ids.length > 0;
  }

  private stopping(): boolean {
    return !this.running;
  }

  private sleep(): Promise<void> {
    if (this.stopping()) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
