import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from './outbox';
import { retryDelayMs } from './retry';

const LEASE_SECONDS = 60;

interface Claimed {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/** Claims a row under a lease, runs its handler, marks it done or sets its next time. Both drivers end here. */
@Injectable()
export class JobExecutor {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Ids of rows that are due and unclaimed. */
  async due(limit: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM platform.outbox WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= platform.now()
       AND (locked_until IS NULL OR locked_until < clock_timestamp()) ORDER BY run_at LIMIT $1`,
      [limit],
    );
    return rows.map((row) => row.id);
  }

  /** Runs one row if it is still due and nobody else holds it; false where there was nothing to do. */
  async runOne(id: string): Promise<boolean> {
    const lease = randomUUID();
    const job = await this.claim(id, lease);
    if (!job) return false;
    const definition = this.outbox.find(job.name);
    try {
      if (!definition) throw new Error(`No handler for job ${job.name}`);
      const context = { id: job.id, attempts: job.attempts };
      if (definition.transactional) {
        await this.db.transaction(async () => {
          await definition.run(job.payload, context);
          await this.markDone(id, lease);
        });
      } else {
        await definition.run(job.payload, context);
        await this.db.transaction(() => this.markDone(id, lease));
      }
    } catch (error) {
      await this.markFailed(job, lease, error);
    }
    return true;
  }

  private async claim(id: string, lease: string): Promise<Claimed | undefined> {
    const [row] = await this.db.transaction(() =>
      this.db.write<Claimed>(
        `UPDATE platform.outbox SET locked_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease = $2, attempts = attempts + 1
         WHERE id = (SELECT id FROM platform.outbox WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL AND run_at <= platform.now()
                     AND (locked_until IS NULL OR locked_until < clock_timestamp()) FOR UPDATE SKIP LOCKED)
         RETURNING id, name, payload, attempts`,
        [id, lease],
      ),
    );
    return row;
  }

  private async markDone(id: string, lease: string): Promise<void> {
    const rows = await this.db.write(
      `UPDATE platform.outbox SET done_at = clock_timestamp(), locked_until = NULL WHERE id = $1 AND lease = $2 AND done_at IS NULL RETURNING id`,
      [id, lease],
    );
    if (rows.length === 0) throw new Error('The lease was lost while the job ran');
  }

  private async markFailed(job: Claimed, lease: string, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const policy = this.outbox.find(job.name)?.retry ?? { attempts: 3, baseMs: 60_000, maxMs: 60_000 };
    const delay = retryDelayMs(policy, job.attempts);
    this.logger.warn(`${job.name} ${job.id} attempt ${job.attempts}: ${message}${delay === null ? ' (given up)' : ''}`);
    await this.db.transaction(() =>
      this.db.write(
        `UPDATE platform.outbox SET last_error = $3, locked_until = NULL,
           run_at = CASE WHEN $4::int IS NULL THEN run_at ELSE platform.now() + make_interval(secs => $4::int / 1000.0) END,
           dead_at = CASE WHEN $4::int IS NULL THEN clock_timestamp() END
         WHERE id = $1 AND lease = $2 AND done_at IS NULL`,
        [job.id, lease, message.slice(0, 2000), delay],
      ),
    );
  }
}
