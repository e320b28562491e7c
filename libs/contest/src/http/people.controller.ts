import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { Identity } from '@rooms/identity';
import { ContestPages } from '../queries/contest-pages';
import { PeopleQueries } from '../queries/people';
import * as routes from './people.endpoints';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleQueries,
    private readonly pages: ContestPages,
    private readonly identity: Identity,
  ) {}

  @Handle(routes.listPeople)
  async list(@Call() { actor, params, query }: CallOf<typeof routes.listPeople>) {
    const page = await this.people.list(actor, params.id, query);
    return { ...page, mayGive: this.identity.rolesToGive(actor, params.id) };
  }

  @Handle(routes.giveRole)
  async give(@Call() { actor, params, body }: CallOf<typeof routes.giveRole>) {
    await this.pages.detail(actor, params.id);
    return { id: await this.identity.grant(actor, { ...body, contestId: params.id }) };
  }
}
