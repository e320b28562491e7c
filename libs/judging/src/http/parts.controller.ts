import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import { MyEntryQueries } from '../queries/my-entries';
import { HandInPart } from '../use-cases/hand-in-part';
import { HandInPieces } from '../use-cases/hand-in-pieces';
import { shown } from './presenters';
import * as e from './parts.endpoints';

/** Parts of a round's own, whole or in pieces. */
@Controller()
export class PartsController {
  constructor(
    private readonly myEntries: MyEntryQueries,
    private readonly parts: HandInPart,
    private readonly pieces: HandInPieces,
  ) {}

  @Handle(e.handInPart)
  async handIn(@Call() { actor, params, request }: CallOf<typeof e.handInPart>) {
    return this.parts.execute(actor, params.id, params.code, await incomingFile(request, 'judging.file_missing'));
  }

  @Handle(e.readPart)
  async readPart(@Call() { actor, params }: CallOf<typeof e.readPart>) {
    const { fileName, mime, stream, size } = await this.parts.open(actor, params.id);
    return new StreamableFile(stream, { type: mime, length: size, disposition: attachmentDisposition(fileName) });
  }

  @Handle(e.removePart)
  removePart(@Call() { actor, params }: CallOf<typeof e.removePart>) {
    return this.parts.remove(actor, params.id);
  }

  @Handle(e.listMyEntries)
  async mine(@Call() { actor, language }: CallOf<typeof e.listMyEntries>) {
    const items = await this.myEntries.of(actor.accountId ?? absent());
    return { items: items.map((one) => ({ ...one, blockers: shown(one.blockers, language) })) };
  }

  @Handle(e.startUpload)
  start(@Call() { actor, params, body }: CallOf<typeof e.startUpload>) {
    return this.pieces.start(actor, params.id, body);
  }

  @Handle(e.listUploads)
  unfinished(@Call() { actor, params }: CallOf<typeof e.listUploads>) {
    return this.pieces.list(actor, params.id);
  }

  @Handle(e.sendPiece)
  async piece(@Call() { actor, params, query, request }: CallOf<typeof e.sendPiece>) {
    const file = await incomingFile(request, 'judging.file_missing');
    return this.pieces.piece(actor, params.id, params.uploadId, query.offset, file);
  }

  @Handle(e.completeUpload)
  complete(@Call() { actor, params }: CallOf<typeof e.completeUpload>) {
    return this.pieces.complete(actor, params.id, params.uploadId);
  }

  @Handle(e.cancelUpload)
  cancel(@Call() { actor, params }: CallOf<typeof e.cancelUpload>) {
    return this.pieces.cancel(actor, params.id, params.uploadId);
  }
}
