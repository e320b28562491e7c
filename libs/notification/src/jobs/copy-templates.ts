import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CopiedContests } from '@rooms/contest';

/** Once only: not over what is there. */
const COPY = `
  INSERT INTO notification.template (contest_id, kind, version, vi, en, written_by, written_at)
  SELECT $1, n.kind, 1, n.vi, n.en, n.written_by, $2 FROM (
    SELECT DISTINCT ON (t.kind) t.kind, t.vi, t.en, coalesce(c.created_by, t.written_by) AS written_by
    FROM contest.contest c JOIN notification.template t ON t.contest_id = c.copied_from
    WHERE c.id = $1 AND NOT EXISTS (SELECT FROM notification.template own WHERE own.contest_id = c.id)
    ORDER BY t.kind, t.version DESC
  ) AS n WHERE n.vi IS NOT NULL RETURNING kind`;

/** A contest made from last year's takes over its wording of notices, as it stands then. */
@Injectable()
export class CopyTemplates implements OnModuleInit {
  constructor(private readonly copied: CopiedContests) {}

  onModuleInit(): void {
    this.copied.takeOver('notification.copyTemplates', COPY);
  }
}
