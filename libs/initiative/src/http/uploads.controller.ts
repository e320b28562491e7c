import { Controller } from '@nestjs/common';
import { incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { UploadInPieces } from '../use-cases/upload-in-pieces';
import * as e from './uploads.endpoints';

@Controller()
export class UploadsController {
  constructor(private readonly uploads: UploadInPieces) {}

  @Handle(e.startUpload)
  start(@Call() { actor, params, body }: CallOf<typeof e.startUpload>) {
    return this.uploads.start(actor, params.id, body);
  }

  @Handle(e.listUploads)
  list(@Call() { actor, params }: CallOf<typeof e.listUploads>) {
    return this.uploads.list(actor, params.id);
  }

  @Handle(e.sendPiece)
  async piece(@Call() { actor, params, query, request }: CallOf<typeof e.sendPiece>) {
    const file = await incomingFile(request, 'initiative.file_missing');
    return this.uploads.piece(actor, params.id, params.uploadId, query.offset, file);
  }

  @Handle(e.completeUpload)
  complete(@Call() { actor, params }: CallOf<typeof e.completeUpload>) {
    return this.uploads.complete(actor, params.id, params.uploadId);
  }

  @Handle(e.cancelUpload)
  cancel(@Call() { actor, params }: CallOf<typeof e.cancelUpload>) {
    return this.uploads.cancel(actor, params.id, params.uploadId);
  }
}
