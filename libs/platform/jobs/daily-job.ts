import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { z } from 'zod';
import { Outbox } from './outbox';

export const DAY = 86_400_000;

/** Work that is done once a day by whichever process that works jobs comes first. It must be idempotent. */
@Injectable()
export abstract class DailyJob implements OnModuleInit, OnApplicationBootstrap {
  protected abstract readonly name: string;

  constructor(
    protected readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  protected abstract work(): Promise<void>;

  onModuleInit(): void {
    this.outbox.register({
      name: this.name,
      schema: z.strictObject({}),
      transactional: false,
      handle: async () => {
        await this.work();
        await this.schedule(DAY);
      },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.schedule(0);
  }

  /** One row a day, whoever starts first. */
  private async schedule(delayMs: number): Promise<void> {
    await this.db.transaction(async () => {
      const runAt = new Date((await this.db.now()).getTime() + delayMs);
      const key = `${this.name}:${runAt.toISOString().slice(0, 10)}`;
      await this.outbox.add({ name: this.name, payload: {}, key, runAt });
    });
  }
}
