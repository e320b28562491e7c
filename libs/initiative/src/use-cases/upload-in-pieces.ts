import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { checkAnnounced, PieceUploads } from '@platform/files';
import type { AnnouncedFile, IncomingFile, UploadView } from '@platform/files';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import type { AttachedFile } from '../domain/dossier';
import { Editing } from '../persistence/editing';
import { Attachments, FILE_COLUMNS, partOf } from './attachments';

/** A file of the working copy that comes piece by piece. */
@Injectable()
export class UploadInPieces {
  constructor(
    private readonly db: Database,
    private readonly editing: Editing,
    private readonly contests: Contests,
    private readonly attachments: Attachments,
    private readonly pieces: PieceUploads,
  ) {}

  async start(actor: Actor, id: string, announced: AnnouncedFile): Promise<UploadView> {
    const subject = await this.editing.ask(id, actor, 'files');
    const rulebook = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
    const part = partOf(rulebook, announced.part, 'part');
    checkAnnounced(announced, part, (kind) =>
      refuse('invalid', 'initiative.part_type', { part: part.name, kind }, 'fileName'),
    );
    return this.db.transaction(async () => {
      await this.editing.open(id, actor, ['files']);
      await this.attachments.checkRoom(id, part, rulebook, announced.size);
      return this.pieces.start({ actor, targetId: id }, announced);
    });
  }

  async list(actor: Actor, id: string): Promise<{ items: UploadView[] }> {
    return this.pieces.list(await this.sending(actor, id));
  }

  async piece(actor: Actor, id: string, uploadId: string, offset: number, file: IncomingFile): Promise<UploadView> {
    return this.pieces.piece(await this.sending(actor, id), uploadId, offset, file);
  }

  async complete(actor: Actor, id: string, uploadId: string): Promise<AttachedFile> {
    return this.pieces.complete(await this.sending(actor, id), uploadId, {
      take: (partCode, file) => this.attachments.add(actor, id, partCode, file),
      taken: (attachmentId) => this.attached(attachmentId),
    });
  }

  async cancel(actor: Actor, id: string, uploadId: string): Promise<void> {
    await this.pieces.cancel(await this.sending(actor, id), uploadId);
  }

  private async sending(actor: Actor, targetId: string) {
    await this.editing.ask(targetId, actor, 'files');
    return { actor, targetId };
  }

  private async attached(attachmentId: string): Promise<AttachedFile> {
    const file = await this.db.first<AttachedFile>(
      `SELECT ${FILE_COLUMNS} FROM initiative.attachment WHERE id = $1 AND removed_at IS NULL`,
      [attachmentId],
    );
    return file ?? absent();
  }
}
