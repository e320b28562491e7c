import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from './outbox';
import type { RegisteredJob } from './outbox';
import { retryDelayMs } from './retry';
import { JOBS_SETTINGS } from './settings';
import type { JobsSettings, Lane } from './settings';

const DUE = `platform.outbox WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= platform.now()
  AND (locked_until IS NULL OR locked_until < clock_timestamp())`;
const LOST = 'The lease was lost while the job ran';

/** A row under this process's lease. */
export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly lease: string;
}

/** Claims a row under a lease, runs its handler, marks it done or sets its next time. Both drivers end here. */
@Injectable()
export class JobExecutor {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
  ) {}

  /** Whether requests wait for the database, to which jobs should leave it. */
  get crowded(): boolean {
    return this.db.crowded;
  }

  /** Ids of rows that are due and unclaimed, of one lane or of all. */
  async due(limit: number, lane?: Lane): Promise<string[]> {
    const rows = lane
      ? await this.db.query<{ id: string }>(`SELECT id FROM ${DUE} AND lane = $2 ORDER BY run_at LIMIT $1`, [
          limit,
          lane,
        ])
      : await this.db.query<{ id: string }>(`SELECT id FROM ${DUE} ORDER BY run_at LIMIT $1`, [limit]);
    return rows.map((row) => row.id);
  }

  /** Claims up to so many rows that are due; each must then be worked. */
  claimDue(limit: number, lane: Lane): Promise<ClaimedJob[]> {
    return this.claim(`SELECT id FROM ${DUE} AND lane = $3 ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED`, [
      lane,
      limit,
    ]);
  }

  /** Runs one row if it is still due and nobody else holds it; false where there was nothing to do. */
  async runOne(id: string): Promise<boolean> {
    const [job] = await this.claim(`SELECT id FROM ${DUE} AND id = $3 FOR UPDATE SKIP LOCKED`, [id]);
    if (job) await this.work(job);
    return job !== undefined;
  }

  async work(job: ClaimedJob): Promise<void> {
    const { id, lease } = job;
    const renewing = setInterval(
      () =>
        void this.renew(id, lease).catch((error: unknown) => this.logger.warn(`${job.name} ${id}: ${String(error)}`)),
      (this.settings.leaseSeconds * 1000) / 3,
    );
    try {
      const definition = this.outbox.find(job.name);
      if (!definition) throw new Error(`No handler for job ${job.name}`);
      if (job.attempts > definition.retry.attempts) throw new Error('The process ended during every attempt');
      await this.run(definition, job);
    } catch (error) {
      await this.markFailed(job, error);
    } finally {
      clearInterval(renewing);
    }
  }

  private async run(definition: RegisteredJob, job: ClaimedJob): Promise<void> {
    const { lease } = job;
    const confirm = async () => {
      if (!(await this.renew(job.id, lease))) throw new Error(LOST);
    };
    const context = { id: job.id, attempts: job.attempts, confirm };
    if (definition.transactional) {
      await this.db.transaction(async () => {
        await definition.run(job.payload, context);
        await this.markDone(job.id, lease);
      });
    } else {
      await definition.run(job.payload, context);
      await this.markDone(job.id, lease);
    }
  }

  /** Prolongs the claim while a long handler runs; false where it is no longer ours. */
  private async renew(id: string, lease: string): Promise<boolean> {
    const rows = await this.db.single(
      `UPDATE platform.outbox SET locked_until = clock_timestamp() + make_interval(secs => $3)
       WHERE id = $1 AND lease = $2 AND done_at IS NULL AND dead_at IS NULL RETURNING id`,
      [id, lease, this.settings.leaseSeconds],
    );
    return rows.length > 0;
  }

  /** `ids` selects with $3…; $1 and $2 are the lease. */
  private async claim(ids: string, params: readonly unknown[]): Promise<ClaimedJob[]> {
    return this.db.single<ClaimedJob>(
      `WITH due AS MATERIALIZED (${ids})
       UPDATE platform.outbox o SET locked_until = clock_timestamp() + make_interval(secs => $2), lease = $1, attempts = attempts + 1
       FROM due WHERE o.id = due.id RETURNING o.id, o.name, o.payload, o.attempts, o.lease`,
      [randomUUID(), this.settings.leaseSeconds, ...params],
    );
  }

  private async markDone(id: string, lease: string): Promise<void> {
    const rows = await this.db.single(
      `UPDATE platform.outbox SET done_at = clock_timestamp(), locked_until = NULL WHERE id = $1 AND lease = $2 AND done_at IS NULL RETURNING id`,
      [id, lease],
    );
    if (rows.length === 0) throw new Error(LOST);
  }

  private async markFailed(job: ClaimedJob, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const policy = this.outbox.find(job.name)?.retry ?? { attempts: 3, baseMs: 60_000, maxMs: 60_000 };
    const delay = retryDelayMs(policy, job.attempts);
    this.logger.warn(`${job.name} ${job.id} attempt ${job.attempts}: ${message}${delay === null ? ' (given up)' : ''}`);
    await this.db.single(
      `UPDATE platform.outbox SET last_error = $3, locked_until = NULL,
         run_at = CASE WHEN $4::int IS NULL THEN run_at ELSE platform.now() + make_interval(secs => $4::int / 1000.0) END,
         dead_at = CASE WHEN $4::int IS NULL THEN clock_timestamp() END
       WHERE id = $1 AND lease = $2 AND done_at IS NULL`,
      [job.id, job.lease, message.slice(0, 2000), delay],
    );
  }
}
