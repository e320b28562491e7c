import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, fileKinds } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { hasRole, refuse } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { SECRETARIAT } from '../persistence/visible-to';
import { DossierArchive } from '../queries/dossier-archive';
import type { Archive } from '../queries/dossier-archive';
import { ExportRegister } from '../queries/export-register';
import { OrderArchive } from '../use-cases/order-archive';
import * as e from './archives.endpoints';

const MIMES = { xlsx: fileKinds.xlsx.mime, pdf: fileKinds.pdf.mime, csv: 'text/csv; charset=utf-8' };

@Controller()
export class ArchivesController {
  constructor(
    private readonly contests: Contests,
    private readonly archives: DossierArchive,
    private readonly orders: OrderArchive,
    private readonly register: ExportRegister,
  ) {}

  @Handle(e.exportDossier)
  async one(@Call() { actor, params }: CallOf<typeof e.exportDossier>) {
    return zip(await this.archives.one(actor, params.id));
  }

  @Handle(e.orderDossierArchive)
  order(@Call() { actor, params, body }: CallOf<typeof e.orderDossierArchive>) {
    return this.orders.execute(actor, params.id, body.ids);
  }

  @Handle(e.downloadDossierArchive)
  async many(@Call() { actor, params }: CallOf<typeof e.downloadDossierArchive>) {
    return zip(await this.orders.download(actor, params.id));
  }

  @Handle(e.exportRegister)
  async list(@Call() { actor, params, query }: CallOf<typeof e.exportRegister>) {
    await this.contests.requireVisible(actor, params.id);
    if (!hasRole(actor, params.id, ...SECRETARIAT)) refuse('forbidden', 'platform.forbidden');
    const { fileName, bytes } = await this.register.execute(actor, params.id, query.format);
    return new StreamableFile(bytes, {
      type: MIMES[query.format],
      length: bytes.length,
      disposition: attachmentDisposition(fileName),
    });
  }
}

function zip({ fileName, stream }: Archive): StreamableFile {
  return new StreamableFile(stream, { type: fileKinds.zip.mime, disposition: attachmentDisposition(fileName) });
}
