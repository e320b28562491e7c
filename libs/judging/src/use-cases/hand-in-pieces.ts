import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { PieceUploads } from '@platform/files';
import type { AnnouncedFile, IncomingFile, UploadView } from '@platform/files';
import type { Actor } from '@platform/kernel';
import { HandInPart } from './hand-in-part';
import type { PartView } from './hand-in-part';

/** A part of a round's own that comes piece by piece. */
@Injectable()
export class HandInPieces {
  constructor(
    private readonly db: Database,
    private readonly parts: HandInPart,
    private readonly pieces: PieceUploads,
  ) {}

  async start(actor: Actor, entryId: string, announced: AnnouncedFile): Promise<UploadView> {
    return this.db.transaction(async () => {
      await this.parts.checkAnnounced(actor, entryId, announced);
      return this.pieces.start({ actor, targetId: entryId }, announced);
    });
  }

  async list(actor: Actor, entryId: string): Promise<{ items: UploadView[] }> {
    return this.pieces.list(await this.sending(actor, entryId));
  }

  async piece(actor: Actor, entryId: string, uploadId: string, offset: number, file: IncomingFile) {
    return this.pieces.piece(await this.sending(actor, entryId), uploadId, offset, file);
  }

  async complete(actor: Actor, entryId: string, uploadId: string): Promise<PartView> {
    return this.pieces.complete(await this.sending(actor, entryId), uploadId, {
      take: (partCode, file) => this.parts.execute(actor, entryId, partCode, file),
      taken: (partId) => this.parts.handedIn(partId),
    });
  }

  async cancel(actor: Actor, entryId: string, uploadId: string): Promise<void> {
    await this.pieces.cancel(await this.sending(actor, entryId), uploadId);
  }

  private async sending(actor: Actor, targetId: string) {
    await this.parts.taking(actor, targetId);
    return { actor, targetId };
  }
}
