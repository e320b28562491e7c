import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CopiedContests } from '@rooms/contest';

/** The files are rows of their own over the same bytes, which are never changed. Once only: not over what is there. */
const COPY = `
  WITH newest AS (
    SELECT DISTINCT ON (t.paper) t.paper, t.file_id, coalesce(c.created_by, t.made_by) AS made_by
    FROM contest.contest c JOIN award.template t ON t.contest_id = c.copied_from
    WHERE c.id = $1 AND NOT EXISTS (SELECT FROM award.template own WHERE own.contest_id = c.id)
    ORDER BY t.paper, t.version DESC
  ), kept AS (
    SELECT gen_random_uuid() AS new_id, n.paper, n.made_by, f.file_name, f.kind, f.mime, f.size, f.sha256, f.blob_key
    FROM newest n JOIN award.file f ON f.id = n.file_id
  ), files AS (
    INSERT INTO award.file (id, contest_id, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at)
    SELECT new_id, $1, file_name, kind, mime, size, sha256, blob_key, made_by, $2 FROM kept
  )
  INSERT INTO award.template (contest_id, paper, version, file_id, made_at, made_by)
  SELECT $1, paper, 1, new_id, $2, made_by FROM kept RETURNING paper`;
const COPY_PLACES = `
  INSERT INTO award.blank_layout (contest_id, kind, layout, saved_at, saved_by)
  SELECT c.id, l.kind, l.layout, $2, coalesce(c.created_by, l.saved_by)
  FROM contest.contest c JOIN award.blank_layout l ON l.contest_id = c.copied_from WHERE c.id = $1
  ON CONFLICT DO NOTHING RETURNING kind`;

/** A contest made from last year's takes over its Word templates and its places on blanks, as they stand then. */
@Injectable()
export class CopyTemplates implements OnModuleInit {
  constructor(private readonly copied: CopiedContests) {}

  onModuleInit(): void {
    this.copied.takeOver('award.copyTemplates', COPY);
    this.copied.takeOver('award.copyBlankLayouts', COPY_PLACES);
  }
}
