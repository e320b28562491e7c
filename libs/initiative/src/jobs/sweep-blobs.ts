import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore } from '@platform/files';
import { DAY, DailyJob, Outbox } from '@platform/jobs';
import { BLOB_PREFIX, hourOf } from './blob-keys';

/** How long what has arrived of a file waits for the rest. */
const UPLOAD_DAYS = 3;
const BATCH = 500;

/**
 * Removes files that no attachment, no unit list and no upload under way names any more: cut and abandoned uploads and what
 * was taken out of a draft. Once a day.
 */
@Injectable()
export class SweepBlobs extends DailyJob {
  protected readonly name = 'initiative.sweepBlobs';
  private readonly logger = new Logger('initiative');

  constructor(
    db: Database,
    private readonly store: BlobStore,
    outbox: Outbox,
  ) {
    super(db, outbox);
  }

  protected async work(): Promise<void> {
    const removed = await this.sweep();
    if (removed > 0) this.logger.log(`${removed} files without an attachment removed`);
  }

  /** Returns how many files were removed. */
  async sweep(): Promise<number> {
    const now = await this.db.now();
    await this.db.transaction(() =>
      this.db.write('DELETE FROM initiative.upload WHERE touched_at < $1', [
        new Date(now.getTime() - UPLOAD_DAYS * DAY),
      ]),
    );
    const before = new Date(now.getTime() - DAY);
    const youngest = `${BLOB_PREFIX}${hourOf(before)}/`;
    let removed = await this.store.sweep(before);
    let keys: string[] = [];
    for await (const { key } of this.store.list(BLOB_PREFIX)) {
      if (key >= youngest) break;
      keys.push(key);
      if (keys.length < BATCH) continue;
      removed += await this.removeOrphans(keys);
      keys = [];
    }
    return removed + (await this.removeOrphans(keys));
  }

  private async removeOrphans(keys: readonly string[]): Promise<number> {
    const orphans = await this.db.query<{ key: string }>(
      `SELECT k.key FROM unnest($1::text[]) AS k(key)
       WHERE NOT EXISTS (SELECT FROM initiative.attachment f WHERE f.blob_key = k.key)
         AND NOT EXISTS (SELECT FROM initiative.unit_list l WHERE l.scan_key = k.key)
         AND NOT EXISTS (SELECT FROM initiative.upload u WHERE k.key = ANY(u.pieces))`,
      [keys],
    );
    for (const { key } of orphans) await this.store.remove(key);
    return orphans.length;
  }
}
