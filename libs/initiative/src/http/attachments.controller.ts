import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { OpenAttachment } from '../queries/open-attachment';
import { Attachments } from '../use-cases/attachments';
import { RedactBlind } from '../use-cases/redact-blind';
import { ClearAttachment } from '../use-cases/clear-attachment';
import * as e from './attachments.endpoints';

@Controller()
export class AttachmentsController {
  constructor(
    private readonly files: Attachments,
    private readonly opening: OpenAttachment,
    private readonly clearing: ClearAttachment,
    private readonly redacting: RedactBlind,
  ) {}

  @Handle(e.uploadAttachment)
  async upload(@Call() { actor, params, query, request }: CallOf<typeof e.uploadAttachment>) {
    return this.files.add(actor, params.id, query.part, await incomingFile(request, 'initiative.file_missing'));
  }

  @Handle(e.downloadAttachment)
  async download(@Call() { actor, params }: CallOf<typeof e.downloadAttachment>) {
    const file = await this.opening.execute(actor, params.id, params.attachmentId);
    return new StreamableFile(file.stream, {
      type: file.mime,
      length: file.size,
      disposition: attachmentDisposition(file.fileName),
    });
  }

  @Handle(e.deleteAttachment)
  remove(@Call() { actor, params }: CallOf<typeof e.deleteAttachment>) {
    return this.files.remove(actor, params.id, params.attachmentId);
  }

  @Handle(e.getBlind)
  blind(@Call() { actor, params }: CallOf<typeof e.getBlind>) {
    return this.redacting.read(actor, params.id);
  }

  @Handle(e.putBlind)
  redact(@Call() { actor, params, body, version }: CallOf<typeof e.putBlind>) {
    return this.redacting.execute(actor, params.id, body, version);
  }

  @Handle(e.putClearance)
  clear(@Call() { actor, params, body }: CallOf<typeof e.putClearance>) {
    return this.clearing.execute(actor, params.id, params.attachmentId, body.cleared);
  }
}
