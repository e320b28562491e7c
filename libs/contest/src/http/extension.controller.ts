import { Controller, StreamableFile } from '@nestjs/common';
import { attachmentDisposition, incomingFile } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import type { Actor } from '@platform/kernel';
import { ExtensionQueries } from '../queries/extensions';
import type { ExtensionView } from '../queries/extensions';
import { ExtendContest } from '../use-cases/extend-contest';
import { ScanExtension } from '../use-cases/scan-extension';
import * as routes from './contest.endpoints';

@Controller()
export class ExtensionController {
  constructor(
    private readonly extensions: ExtensionQueries,
    private readonly extending: ExtendContest,
    private readonly scanning: ScanExtension,
  ) {}

  @Handle(routes.listExtensions)
  async list(@Call() { actor, params }: CallOf<typeof routes.listExtensions>) {
    return { items: await this.withSteps(actor, params.id, await this.extensions.list(actor, params.id)) };
  }

  @Handle(routes.proposeExtension)
  async propose(@Call() { actor, params, body }: CallOf<typeof routes.proposeExtension>) {
    return this.one(actor, params.id, await this.extending.propose(actor, params.id, body));
  }

  @Handle(routes.confirmExtension)
  async confirm(@Call() { actor, params, version }: CallOf<typeof routes.confirmExtension>) {
    await this.extending.confirm(actor, params.id, params.extensionId, version);
    return this.one(actor, params.id, params.extensionId);
  }

  @Handle(routes.declineExtension)
  async decline(@Call() { actor, params, body, version }: CallOf<typeof routes.declineExtension>) {
    await this.extending.decline(actor, params.id, params.extensionId, version, body.reason);
    return this.one(actor, params.id, params.extensionId);
  }

  @Handle(routes.uploadExtensionScan)
  async scan(@Call() { actor, params, request }: CallOf<typeof routes.uploadExtensionScan>) {
    const { name, stream } = await incomingFile(request, 'contest.file_missing');
    await this.scanning.put(actor, params.id, params.extensionId, name, stream);
    return this.one(actor, params.id, params.extensionId);
  }

  @Handle(routes.downloadExtensionScan)
  async download(@Call() { actor, params }: CallOf<typeof routes.downloadExtensionScan>) {
    const { fileName, mime, content } = await this.scanning.open(actor, params.id, params.extensionId);
    const disposition = attachmentDisposition(fileName);
    return new StreamableFile(content.stream, { type: mime, length: content.size, disposition });
  }

  private async one(actor: Actor, contestId: string, extensionId: string) {
    const [view] = await this.withSteps(actor, contestId, [await this.extensions.one(actor, contestId, extensionId)]);
    return view;
  }

  private async withSteps(actor: Actor, contestId: string, views: readonly ExtensionView[]) {
    const steps = await this.extending.available(actor, views);
    return views.map((view) => ({
      ...view,
      mayAddScan: this.scanning.mayPut(actor, contestId, view),
      availableTransitions: steps.get(view.id) ?? [],
    }));
  }
}
