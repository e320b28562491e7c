import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, fileKinds } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { ReadingPack } from '../queries/reading-pack';
import type { Pack } from '../queries/reading-pack';
import { ScorePapers } from '../queries/score-papers';
import * as e from './print.endpoints';

/** Score sheets and reading packs to take along on paper. */
@Controller()
export class PrintController {
  constructor(
    private readonly sheets: ScorePapers,
    private readonly packs: ReadingPack,
  ) {}

  @Handle(e.printMySheets)
  async all(@Call() { actor, params, query }: CallOf<typeof e.printMySheets>) {
    return file(await this.sheets.own(actor, params.id, query.form, null, query.format), query.format);
  }

  @Handle(e.printMySheet)
  async one(@Call() { actor, params, query }: CallOf<typeof e.printMySheet>) {
    return file(await this.sheets.own(actor, params.id, query.form, params.assignmentId, query.format), query.format);
  }

  @Handle(e.myReadingPack)
  async myPack(@Call() { actor, params }: CallOf<typeof e.myReadingPack>) {
    return streamed(await this.packs.own(actor, params.id));
  }

  @Handle(e.readingPackOf)
  async packOf(@Call() { actor, params }: CallOf<typeof e.readingPackOf>) {
    return streamed(await this.packs.ofJudge(actor, params.id, params.accountId));
  }

  @Handle(e.scoreSheetPacks)
  async sheetsOfAll(@Call() { actor, params }: CallOf<typeof e.scoreSheetPacks>) {
    return streamed(await this.packs.sheets(actor, params.id));
  }
}

function file(bytes: Buffer, format: 'pdf' | 'docx'): StreamableFile {
  return new StreamableFile(bytes, {
    type: fileKinds[format].mime,
    length: bytes.length,
    disposition: attachmentDisposition(`phieu-cham.${format}`),
  });
}

function streamed({ fileName, stream }: Pack): StreamableFile {
  return new StreamableFile(stream, { type: fileKinds.zip.mime, disposition: attachmentDisposition(fileName) });
}
