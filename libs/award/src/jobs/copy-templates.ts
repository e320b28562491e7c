import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { SYSTEM } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { z } from 'zod';

const JOB = 'award.copyTemplates';
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

/** A contest made from last year's takes over its Word templates, as they stand then. */
@Injectable()
export class CopyTemplates implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: JOB,
      schema: z.looseObject({ subjectId: z.uuid() }),
      handle: ({ subjectId }) => this.copy(subjectId),
    });
    this.outbox.subscribe('ContestCreated', JOB);
  }

  private async copy(contestId: string): Promise<void> {
    const copied = await this.db.write<{ paper: string }>(COPY, [contestId, await this.db.now()]);
    await this.audit.recordAll(
      SYSTEM,
      copied.map(({ paper }) => ({
        action: 'template.copy',
        subjectKind: 'contest',
        subjectId: contestId,
        contestId,
        detail: { paper },
      })),
    );
  }
}
