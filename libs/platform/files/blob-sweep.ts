import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@platform/database';
import { DAY, DailyJob, Outbox } from '@platform/jobs';
import { hourOf } from './blob-keys';
import { BlobStore } from './blob-store';

const BATCH = 500;

/** Removes, once a day, blobs with an hourly key that no row names any more. */
@Injectable()
export abstract class BlobSweep extends DailyJob {
  /** Of the keys, with the slash. */
  protected abstract readonly prefix: string;
  /** Returns as `key` those of the keys $1 that no row names. */
  protected abstract readonly orphans: string;

  constructor(
    db: Database,
    private readonly store: BlobStore,
    outbox: Outbox,
  ) {
    super(db, outbox);
  }

  protected async work(): Promise<void> {
    const removed = await this.sweep();
    if (removed > 0) new Logger('files').log(`${removed} files below ${this.prefix} that nothing names removed`);
  }

  /** Returns how many files were removed. */
  async sweep(): Promise<number> {
    const before = new Date((await this.db.now()).getTime() - DAY);
    const youngest = `${this.prefix}${hourOf(before)}/`;
    let removed = await this.store.sweep(before);
    let keys: string[] = [];
    for await (const { key } of this.store.list(this.prefix)) {
      if (key >= youngest) break;
      keys.push(key);
      if (keys.length < BATCH) continue;
      removed += await this.removeOrphans(keys);
      keys = [];
    }
    return removed + (await this.removeOrphans(keys));
  }

  private async removeOrphans(keys: readonly string[]): Promise<number> {
    const orphans = await this.db.query<{ key: string }>(this.orphans, [keys]);
    for (const { key } of orphans) await this.store.remove(key);
    return orphans.length;
  }
}
