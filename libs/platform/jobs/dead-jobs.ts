import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export interface DeadJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly deadAt: Date;
}

/** Jobs given up after their last attempt; they stay until a person has looked. */
@Injectable()
export class DeadJobs {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async list(limit: number): Promise<DeadJob[]> {
    return this.db.query<DeadJob>(
      `SELECT id, name, attempts, last_error AS "lastError", dead_at AS "deadAt" FROM platform.outbox
       WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id LIMIT $1`,
      [limit],
    );
  }

  /** Lets a dead job begin anew, now; false where there is no such dead job. */
  async revive(id: string): Promise<boolean> {
    const rows = await this.db.transaction(() =>
      this.db.write(
        `UPDATE platform.outbox SET dead_at = NULL, attempts = 0, locked_until = NULL, run_at = platform.now()
         WHERE id = $1 AND dead_at IS NOT NULL RETURNING id`,
        [id],
      ),
    );
    return rows.length > 0;
  }
}
