import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { DossierPart, Rulebook } from '@rooms/contest';
import type { AttachedFile } from '../domain/dossier';
import { PaperIntakes, requireCorrectable } from '../persistence/paper-intakes';
import { Attachments } from './attachments';
import type { UploadedFile } from './attachments';

const PAGES = ['application/pdf', 'image/jpeg', 'image/png'];

/** The scan of the paper is a file of the dossier, and the signed page on which its authors agreed. */
@Injectable()
export class ScanPaper {
  constructor(
    private readonly db: Database,
    private readonly intakes: PaperIntakes,
    private readonly contests: Contests,
    private readonly attachments: Attachments,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, id: string, file: UploadedFile): Promise<AttachedFile & { readonly version: number }> {
    const before = await this.intakes.one(id, actor);
    requireCorrectable(before, actor);
    const part = scanPart(await this.contests.rulebook(before.contest_id));
    const scan = await this.attachments.add(actor, before.initiative_id, part.code, file);
    return this.db.transaction(async () => {
      const intake = await this.intakes.locked(id, actor);
      requireCorrectable(intake, actor);
      const now = await this.db.now();
      const [saved] = await this.db.write<{ version: number }>(
        `WITH signed AS (
           UPDATE initiative.author SET consent = 'signed_page', consent_at = $3, consent_attachment_id = $2
           WHERE initiative_id = $4 AND consent IN ('pending', 'signed_page')
         )
         UPDATE initiative.paper_intake SET version = version + 1, scan_attachment_id = $2 WHERE id = $1 RETURNING version`,
        [id, scan.id, now, intake.initiative_id],
      );
      await this.audit.record(actor, {
        action: 'paper_intake.scan',
        subjectKind: 'paper_intake',
        subjectId: id,
        contestId: intake.contest_id,
        detail: { attachmentId: scan.id, sha256: scan.sha256 },
      });
      return { ...scan, version: saved?.version ?? intake.version };
    });
  }
}

/** The first part that names people by its nature and may be a picture of paper; the scan is never for blind eyes. */
function scanPart(rulebook: Rulebook): DossierPart {
  const part = rulebook.dossier.parts.find(
    ({ identifying, contentTypes }) => identifying && contentTypes.some((type) => PAGES.includes(type)),
  );
  return part ?? refuse('conflict', 'initiative.scan_part_missing');
}
