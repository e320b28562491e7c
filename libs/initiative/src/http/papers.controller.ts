import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, fileKinds } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { InitiativePapers } from '../queries/initiative-papers';
import type { InitiativePaper } from '../queries/initiative-papers';
import * as e from './papers.endpoints';

@Controller()
export class PapersController {
  constructor(private readonly papers: InitiativePapers) {}

  @Handle(e.printEntryForm)
  entryForm(@Call() call: CallOf<typeof e.printEntryForm>) {
    return this.print('entryForm', call);
  }

  @Handle(e.printDescription)
  description(@Call() call: CallOf<typeof e.printDescription>) {
    return this.print('description', call);
  }

  @Handle(e.printReceipt)
  receipt(@Call() call: CallOf<typeof e.printReceipt>) {
    return this.print('receipt', call);
  }

  private async print(name: InitiativePaper, { actor, params, query }: CallOf<typeof e.printReceipt>) {
    const { fileName, bytes } = await this.papers.execute(actor, params.id, name, query.format);
    return new StreamableFile(bytes, {
      type: fileKinds[query.format].mime,
      length: bytes.length,
      disposition: attachmentDisposition(fileName),
    });
  }
}
