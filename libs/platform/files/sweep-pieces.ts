import { Injectable } from '@nestjs/common';
import { DAY } from '@platform/jobs';
import { BlobSweep } from './blob-sweep';
import { PIECES_PREFIX } from './piece-uploads';

/** How long what has arrived of a file waits for the rest. */
const UPLOAD_DAYS = 3;

/** Forgets uploads that nobody went on with, and their pieces. Once a day. */
@Injectable()
export class SweepPieces extends BlobSweep {
  protected readonly name = 'platform.sweepPieces';
  protected readonly prefix = PIECES_PREFIX;
  protected readonly orphans = `SELECT k.key FROM unnest($1::text[]) AS k(key)
    WHERE NOT EXISTS (SELECT FROM platform.upload u WHERE k.key = ANY(u.pieces))`;

  override async sweep(): Promise<number> {
    const before = new Date((await this.db.now()).getTime() - UPLOAD_DAYS * DAY);
    await this.db.transaction(() => this.db.write('DELETE FROM platform.upload WHERE touched_at < $1', [before]));
    return super.sweep();
  }
}
