import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, fileKinds } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { DossierArchive } from '../queries/dossier-archive';
import type { Archive } from '../queries/dossier-archive';
import { OrderArchive } from '../use-cases/order-archive';
import * as e from './archives.endpoints';

@Controller()
export class ArchivesController {
  constructor(
    private readonly archives: DossierArchive,
    private readonly orders: OrderArchive,
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
}

function zip({ fileName, stream }: Archive): StreamableFile {
  return new StreamableFile(stream, { type: fileKinds.zip.mime, disposition: attachmentDisposition(fileName) });
}
