import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent, hasRole } from '@platform/kernel';
import { SECRETARIAT } from '../persistence/visible-to';
import { PrintedNames } from '../queries/printed-names';
import { AskNames } from '../use-cases/ask-names';
import { ConfirmNames } from '../use-cases/confirm-names';
import * as e from './names.endpoints';

@Controller()
export class NamesController {
  constructor(
    private readonly names: PrintedNames,
    private readonly confirming: ConfirmNames,
    private readonly asking: AskNames,
  ) {}

  @Handle(e.getNames)
  read(@Call() { actor, params }: CallOf<typeof e.getNames>) {
    return this.names.ofInitiative(actor, params.id);
  }

  @Handle(e.putName)
  answer(@Call() { actor, params, body }: CallOf<typeof e.putName>) {
    return this.confirming.answer(actor, params.id, params.authorId, body);
  }

  @Handle(e.listNames)
  list(@Call() { actor, params }: CallOf<typeof e.listNames>) {
    if (!hasRole(actor, params.id, ...SECRETARIAT)) absent();
    return this.names.unconfirmed(params.id);
  }

  @Handle(e.askNames)
  ask(@Call() { actor, params, body }: CallOf<typeof e.askNames>) {
    if (!hasRole(actor, params.id, ...SECRETARIAT)) absent();
    return this.asking.execute(actor, params.id, body.initiativeIds);
  }

  @Handle(e.settleName)
  settle(@Call() { actor, params, body }: CallOf<typeof e.settleName>) {
    return this.confirming.settle(actor, params.id, params.authorId, body);
  }
}
