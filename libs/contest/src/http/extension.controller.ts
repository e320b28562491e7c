import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { ExtensionQueries } from '../queries/extensions';
import { ExtendContest } from '../use-cases/extend-contest';
import * as routes from './contest.endpoints';

@Controller()
export class ExtensionController {
  constructor(
    private readonly extensions: ExtensionQueries,
    private readonly extending: ExtendContest,
  ) {}

  @Handle(routes.listExtensions)
  async list(@Call() { actor, params }: CallOf<typeof routes.listExtensions>) {
    return { items: await this.extensions.list(actor, params.id) };
  }

  @Handle(routes.proposeExtension)
  async propose(@Call() { actor, params, body }: CallOf<typeof routes.proposeExtension>) {
    const id = await this.extending.propose(actor, params.id, body);
    return this.extensions.one(actor, params.id, id);
  }

  @Handle(routes.confirmExtension)
  async confirm(@Call() { actor, params, version }: CallOf<typeof routes.confirmExtension>) {
    await this.extending.confirm(actor, params.id, params.extensionId, version);
    return this.extensions.one(actor, params.id, params.extensionId);
  }

  @Handle(routes.declineExtension)
  async decline(@Call() { actor, params, body, version }: CallOf<typeof routes.declineExtension>) {
    await this.extending.decline(actor, params.id, params.extensionId, version, body.reason);
    return this.extensions.one(actor, params.id, params.extensionId);
  }
}
