import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { refuse } from '@platform/kernel';
import { OpenAttachment } from '../queries/open-attachment';
import { Attachments } from '../use-cases/attachments';
import { RedactBlind } from '../use-cases/redact-blind';
import { ClearAttachment } from '../use-cases/clear-attachment';
import * as e from './attachments.endpoints';

/** Far above what any part allows: the part's own limit cuts the stream earlier. */
const MULTIPART_LIMIT = 4_000_000_000;

@Controller()
export class AttachmentsController {
  constructor(
    private readonly files: Attachments,
    private readonly opening: OpenAttachment,
    private readonly clearing: ClearAttachment,
    private readonly redacting: RedactBlind,
  ) {}

  @Handle(e.uploadAttachment)
  async upload(@Call() { actor, params, query, request, reply }: CallOf<typeof e.uploadAttachment>) {
    if (!request.isMultipart()) refuse('invalid', 'initiative.file_missing', {}, 'file');
    const file = await request.file({ limits: { fileSize: MULTIPART_LIMIT, files: 1, fields: 0 } });
    if (!file) return refuse('invalid', 'initiative.file_missing', {}, 'file');
    try {
      return await this.files.add(actor, params.id, query.part, {
        name: file.filename.normalize('NFC'),
        stream: file.file,
      });
    } catch (error) {
      // What is left of the body is not read: the connection ends with the answer instead of waiting for it.
      reply.header('connection', 'close');
      file.file.resume();
      throw error;
    }
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
