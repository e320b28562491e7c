import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import { readTableUpload } from '@platform/sheets';
import { inSecretariat } from '../persistence/paper-intakes';
import { PaperIntakeQueries } from '../queries/paper-intakes';
import { PaperTemplate } from '../queries/paper-template';
import { ConfirmPaper } from '../use-cases/confirm-paper';
import { EnterPaper } from '../use-cases/enter-paper';
import { ImportPapers } from '../use-cases/import-papers';
import { ScanPaper } from '../use-cases/scan-paper';
import * as e from './intake.endpoints';

@Controller()
export class PaperIntakeController {
  constructor(
    private readonly entering: EnterPaper,
    private readonly scanning: ScanPaper,
    private readonly confirming: ConfirmPaper,
    private readonly importing: ImportPapers,
    private readonly template: PaperTemplate,
    private readonly intakes: PaperIntakeQueries,
  ) {}

  @Handle(e.enterPaper)
  enter(@Call() { actor, params, body }: CallOf<typeof e.enterPaper>) {
    return this.entering.enter(actor, params.id, body);
  }

  @Handle(e.listPaperIntakes)
  list(@Call() { actor, params, query }: CallOf<typeof e.listPaperIntakes>) {
    return this.intakes.list(actor, params.id, query);
  }

  @Handle(e.paperTemplate)
  async sheet(@Call() { actor, params }: CallOf<typeof e.paperTemplate>) {
    const { name, bytes } = await this.template.execute(actor, params.id);
    return new StreamableFile(bytes, {
      type: e.paperTemplate.produces[0] ?? '',
      length: bytes.length,
      disposition: attachmentDisposition(name),
    });
  }

  @Handle(e.importPapers)
  async import(@Call() { actor, params, query, request, language }: CallOf<typeof e.importPapers>) {
    const file = await readTableUpload(request);
    return this.importing.execute(actor, params.id, file, { dryRun: query.dryRun, language });
  }

  @Handle(e.confirmPapers)
  async confirmAll(@Call() { actor, params, query, body }: CallOf<typeof e.confirmPapers>) {
    if (!inSecretariat(actor, params.id)) absent();
    if (query.dryRun) {
      const items = await this.confirming.preview(actor, params.id, body.items);
      return { dryRun: true, items: items.map((item) => ({ ...item, code: null })) };
    }
    const items = await this.confirming.confirmAll(actor, params.id, body.items);
    return { dryRun: false, items: items.map(({ id, code }) => ({ id, to: 'confirmed', blockers: [], code })) };
  }

  @Handle(e.getPaperIntake)
  one(@Call() { actor, params }: CallOf<typeof e.getPaperIntake>) {
    return this.intakes.one(actor, params.id);
  }

  @Handle(e.correctPaper)
  correct(@Call() { actor, params, body, version }: CallOf<typeof e.correctPaper>) {
    return this.entering.correct(actor, params.id, version, body);
  }

  @Handle(e.scanPaper)
  async scan(@Call() { actor, params, request }: CallOf<typeof e.scanPaper>) {
    return this.scanning.execute(actor, params.id, await incomingFile(request, 'initiative.file_missing'));
  }

  @Handle(e.confirmPaper)
  confirm(@Call() { actor, params, version }: CallOf<typeof e.confirmPaper>) {
    return this.confirming.confirm(actor, params.id, version);
  }

  @Handle(e.rejectPaper)
  reject(@Call() { actor, params, body, version }: CallOf<typeof e.rejectPaper>) {
    return this.confirming.reject(actor, params.id, version, body.reason);
  }
}
