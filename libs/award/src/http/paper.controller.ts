import { Controller, StreamableFile } from '@nestjs/common';
import { TEMPLATE_LIMIT_BYTES } from '@platform/documents';
import { attachmentDisposition, BlobStore, displayName, fileKinds, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { Contests } from '@rooms/contest';
import { RegisterQueries } from '../queries/register';
import { EnterPaper } from '../use-cases/enter-paper';
import { MakePaper } from '../use-cases/make-paper';
import { ManageTemplates } from '../use-cases/manage-templates';
import * as routes from './paper.endpoints';

@Controller()
export class PaperController {
  constructor(
    private readonly contests: Contests,
    private readonly register: RegisterQueries,
    private readonly making: MakePaper,
    private readonly entering: EnterPaper,
    private readonly templates: ManageTemplates,
    private readonly blobs: BlobStore,
  ) {}

  @Handle(routes.listDocuments)
  async list(@Call() { actor, params, query }: CallOf<typeof routes.listDocuments>) {
    await this.contests.requireVisible(actor, params.id);
    return {
      items: await this.register.list(actor, params.id, query),
      availableTransitions: this.entering.available(actor, params.id),
    };
  }

  @Handle(routes.registerDocument)
  async enter(@Call() { actor, params, body }: CallOf<typeof routes.registerDocument>) {
    return { items: await this.register.some(actor, [await this.entering.execute(actor, params.id, body)]) };
  }

  @Handle(routes.downloadDocument)
  async download(@Call() { actor, params }: CallOf<typeof routes.downloadDocument>) {
    const { blobKey, format, title } = await this.register.file(actor, params.id);
    const { stream, size } = await this.blobs.get(blobKey);
    return new StreamableFile(stream, {
      type: fileKinds[format].mime,
      length: size,
      disposition: attachmentDisposition(displayName(`${title.slice(0, 100)}.${format}`)),
    });
  }

  @Handle(routes.makeDecisionPaper)
  async make(@Call() { actor, params, body }: CallOf<typeof routes.makeDecisionPaper>) {
    const ids = await this.making.ofDecision(actor, params.id, body.kind, body.layout);
    return { items: await this.register.some(actor, ids) };
  }

  @Handle(routes.makeTally)
  async tally(@Call() { actor, params }: CallOf<typeof routes.makeTally>) {
    const ids = await this.making.ofRound(actor, params.id, params.round, { kind: 'tally' });
    return { items: await this.register.some(actor, ids) };
  }

  @Handle(routes.makeMinutes)
  async minutes(@Call() { actor, params, body }: CallOf<typeof routes.makeMinutes>) {
    const ids = await this.making.ofRound(actor, params.id, params.round, { kind: 'minutes', minutes: body });
    return { items: await this.register.some(actor, ids) };
  }

  @Handle(routes.makeVoteMinutes)
  async voteMinutes(@Call() { actor, params, body }: CallOf<typeof routes.makeVoteMinutes>) {
    return { items: await this.register.some(actor, await this.making.ofVotes(actor, params.id, body)) };
  }

  @Handle(routes.listTemplates)
  async listTemplates(@Call() { actor, params }: CallOf<typeof routes.listTemplates>) {
    return { items: await this.templates.list(actor, params.id) };
  }

  @Handle(routes.downloadTemplate)
  async downloadTemplate(@Call() { actor, params, query }: CallOf<typeof routes.downloadTemplate>) {
    const bytes = await this.templates.download(actor, params.id, params.paper, query);
    return new StreamableFile(bytes, {
      type: fileKinds.docx.mime,
      length: bytes.length,
      disposition: attachmentDisposition(`mau-${params.paper}.docx`),
    });
  }

  @Handle(routes.listTemplateVersions)
  async listTemplateVersions(@Call() { actor, params }: CallOf<typeof routes.listTemplateVersions>) {
    return { items: await this.templates.versions(actor, params.id, params.paper) };
  }

  @Handle(routes.uploadTemplate)
  async uploadTemplate(@Call() { actor, params, request }: CallOf<typeof routes.uploadTemplate>) {
    const { name, stream } = await incomingFile(request, 'award.file_missing', TEMPLATE_LIMIT_BYTES);
    await this.templates.upload(actor, params.id, params.paper, name, stream);
    return { items: await this.templates.list(actor, params.id) };
  }

  @Handle(routes.restoreTemplate)
  async restoreTemplate(@Call() { actor, params }: CallOf<typeof routes.restoreTemplate>) {
    await this.templates.restore(actor, params.id, params.paper);
    return { items: await this.templates.list(actor, params.id) };
  }
}
