import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';

const JOB = 'platform.forgetKeys';
const DAY = 86_400_000;
/** How long a repeated Idempotency-Key still gives the first answer. */
const KEPT_DAYS = 7;
const BATCH = 5_000;

/** Forgets Idempotency-Keys, and the answers kept with them, after a week. Once a day. */
@Injectable()
export class ForgetKeys implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.register({ name: JOB, schema: z.strictObject({}), transactional: false, handle: () => this.handle() });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.schedule(0);
  }

  private async handle(): Promise<void> {
    const before = new Date((await this.db.now()).getTime() - KEPT_DAYS * DAY);
    while ((await this.forget(before)) === BATCH);
    await this.schedule(DAY);
  }

  /** In steps, so that no request waits long for its row. */
  private async forget(before: Date): Promise<number> {
    const gone = await this.db.transaction(() =>
      this.db.write<{ one: number }>(
        `DELETE FROM platform.idempotency WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM platform.idempotency WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS one`,
        [before, BATCH],
      ),
    );
    return gone.length;
  }

  /** One row a day, whoever starts first. */
  private async schedule(delayMs: number): Promise<void> {
    await this.db.transaction(async () => {
      const runAt = new Date((await this.db.now()).getTime() + delayMs);
      await this.outbox.add({ name: JOB, payload: {}, key: `${JOB}:${runAt.toISOString().slice(0, 10)}`, runAt });
    });
  }
}
