import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { refuse } from '@platform/kernel';
import { Attempts } from '../persistence/attempts';
import { Directory } from '../queries/directory';
import { CreatePerson } from '../use-cases/create-person';
import { EditPerson } from '../use-cases/edit-person';
import * as routes from './office.endpoints';

@Controller()
export class PersonController {
  constructor(
    private readonly directory: Directory,
    private readonly creating: CreatePerson,
    private readonly editing: EditPerson,
    private readonly attempts: Attempts,
  ) {}

  @Handle(routes.listPersons)
  list(@Call() { actor, query: { account, ...filter } }: CallOf<typeof routes.listPersons>) {
    return this.directory.persons(actor, {
      ...filter,
      hasAccount: account === undefined ? undefined : account === 'yes',
    });
  }

  @Handle(routes.getPerson)
  person(@Call() { actor, params }: CallOf<typeof routes.getPerson>) {
    return this.directory.person(actor, params.id);
  }

  @Handle(routes.createPerson)
  async create(@Call() { actor, body }: CallOf<typeof routes.createPerson>) {
    return this.directory.person(actor, await this.creating.byHand(actor, body));
  }

  @Handle(routes.putPersonById)
  async edit(@Call() { actor, params, body, version }: CallOf<typeof routes.putPersonById>) {
    await this.editing.execute(actor, params.id, body, version);
    return this.directory.person(actor, params.id);
  }

  @Handle(routes.lookUpPerson)
  async lookUp(@Call() { actor, query }: CallOf<typeof routes.lookUpPerson>) {
    if ((query.email === undefined) === (query.staffCode === undefined)) refuse('invalid', 'identity.one_of_two');
    await this.attempts.begin([{ key: `lookup ${actor.accountId ?? ''}`, free: 60, most: 900 }]);
    return this.directory.lookUp(query.email, query.staffCode);
  }
}
