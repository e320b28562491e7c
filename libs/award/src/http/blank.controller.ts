import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, fileKinds } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { BlankLayouts } from '../use-cases/blank-layouts';
import * as routes from './blank.endpoints';

@Controller()
export class BlankController {
  constructor(private readonly layouts: BlankLayouts) {}

  @Handle(routes.readBlankLayout)
  read(@Call() { actor, params }: CallOf<typeof routes.readBlankLayout>) {
    return this.layouts.of(actor, params.id);
  }

  @Handle(routes.saveBlankLayout)
  async save(@Call() { actor, params, body, version }: CallOf<typeof routes.saveBlankLayout>) {
    await this.layouts.save(actor, params.id, body, version);
    return this.layouts.of(actor, params.id);
  }

  @Handle(routes.blankTestSheet)
  async testSheet(@Call() { actor, params }: CallOf<typeof routes.blankTestSheet>) {
    const bytes = await this.layouts.testSheet(actor, params.id);
    return new StreamableFile(bytes, {
      type: fileKinds.pdf.mime,
      length: bytes.length,
      disposition: attachmentDisposition('to-in-thu.pdf'),
    });
  }
}
