import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore, withoutProperties } from '@platform/files';
import type { FileKind } from '@platform/files';
import { absent, Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { relationsOf, Subjects } from '../persistence/subjects';

/** A secretary says of a submitted file that it names nobody: only then a blind judge may open it. */
@Injectable()
export class ClearAttachment {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly contests: Contests,
    private readonly audit: Audit,
    private readonly blobs: BlobStore,
  ) {}

  execute(actor: Actor, id: string, attachmentId: string, cleared: boolean): Promise<void> {
    return this.db.transaction(async () => {
      const subject = await this.subjects.locked(id, actor);
      const { secretariat, own } = relationsOf(actor, subject);
      const refused = (kind: 'forbidden' | 'conflict', code: string): never => {
        const error = new Refused({ kind, code });
        error.attempt = {
          action: 'initiative.clearAttachment',
          subjectKind: 'initiative',
          subjectId: id,
          contestId: subject.contest_id,
        };
        throw error;
      };
      if (!secretariat) refused('forbidden', 'platform.forbidden');
      if (own) refused('conflict', 'initiative.own');
      const file = await this.db.first<{ part_code: string; kind: FileKind; blob_key: string }>(
        `SELECT f.part_code, f.kind, f.blob_key FROM initiative.attachment f JOIN initiative.revision r ON r.initiative_id = f.initiative_id AND r.number = $3
         WHERE f.id = $1 AND f.initiative_id = $2 AND r.attachments @> jsonb_build_array(jsonb_build_object('id', f.id))`,
        [attachmentId, id, subject.revision],
      );
      const { part_code: partCode, kind, blob_key: blobKey } = file ?? absent();
      const rulebook = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
      const part = rulebook.dossier.parts.find(({ code }) => code === partCode);
      if (cleared && part?.identifying !== false) refused('conflict', 'initiative.part_identifies');
      // Here, where somebody can still ask for another file, and not before a judge.
      if (cleared) (await withoutProperties(this.blobs, blobKey, kind)).stream.destroy();
      await this.db.write(
        `UPDATE initiative.attachment SET cleared_at = CASE WHEN $3 THEN $4::timestamptz END, cleared_by = CASE WHEN $3 THEN $2::uuid END WHERE id = $1`,
        [attachmentId, actor.accountId, cleared, await this.db.now()],
      );
      await this.audit.record(actor, {
        action: cleared ? 'initiative.clearAttachment' : 'initiative.unclearAttachment',
        subjectKind: 'initiative',
        subjectId: id,
        contestId: subject.contest_id,
        detail: { attachmentId },
      });
    });
  }
}
