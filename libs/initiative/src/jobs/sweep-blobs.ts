import { Injectable } from '@nestjs/common';
import { BlobSweep } from '@platform/files';
import { BLOB_PREFIX } from './blob-keys';

/** Removes files that no attachment and no unit list names any more: cut uploads and what was taken out of a draft. Once a day. */
@Injectable()
export class SweepBlobs extends BlobSweep {
  protected readonly name = 'initiative.sweepBlobs';
  protected readonly prefix = BLOB_PREFIX;
  protected readonly orphans = `SELECT k.key FROM unnest($1::text[]) AS k(key)
    WHERE NOT EXISTS (SELECT FROM initiative.attachment f WHERE f.blob_key = k.key)
      AND NOT EXISTS (SELECT FROM initiative.unit_list l WHERE l.scan_key = k.key)`;
}
