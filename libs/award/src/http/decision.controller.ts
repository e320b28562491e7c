import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { ChoicesQuery } from '../queries/choices';
import { Draftable } from '../queries/draftable';
import { NamesConcernedQuery } from '../queries/names-concerned';
import { DecisionQueries } from '../queries/decisions';
import { DraftDecision } from '../use-cases/draft-decision';
import { MoveDecision } from '../use-cases/move-decision';
import { ReconcileList } from '../use-cases/reconcile-list';
import * as routes from './award.endpoints';

@Controller()
export class DecisionController {
  constructor(
    private readonly decisions: DecisionQueries,
    private readonly draftable: Draftable,
    private readonly drafting: DraftDecision,
    private readonly moving: MoveDecision,
    private readonly reconciling: ReconcileList,
    private readonly choicesQuery: ChoicesQuery,
    private readonly names: NamesConcernedQuery,
  ) {}

  @Handle(routes.listDecisions)
  async list(@Call() { actor, params }: CallOf<typeof routes.listDecisions>) {
    return {
      items: await this.decisions.list(actor, params.id),
      names: await this.names.execute(actor, params.id),
      availableTransitions: await this.draftable.available(actor, params.id),
    };
  }

  @Handle(routes.getDecision)
  get(@Call() { actor, params }: CallOf<typeof routes.getDecision>) {
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.getChoices)
  choices(@Call() { actor, params }: CallOf<typeof routes.getChoices>) {
    return this.choicesQuery.execute(actor, params.id);
  }

  @Handle(routes.draftDecision)
  async draft(@Call() { actor, params, body }: CallOf<typeof routes.draftDecision>) {
    return this.decisions.one(actor, await this.drafting.grant(actor, params.id, body));
  }

  @Handle(routes.amendDecision)
  async amend(@Call() { actor, params, body }: CallOf<typeof routes.amendDecision>) {
    return this.decisions.one(actor, await this.drafting.amend(actor, params.id, body));
  }

  @Handle(routes.redraftDecision)
  async redraft(@Call() { actor, params, body, version }: CallOf<typeof routes.redraftDecision>) {
    await this.drafting.redraft(actor, params.id, version, body);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.rewordDecision)
  async reword(@Call() { actor, params, body, version }: CallOf<typeof routes.rewordDecision>) {
    await this.drafting.reword(actor, params.id, version, body);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.agreeDecision)
  async agree(@Call() { actor, params, body, version }: CallOf<typeof routes.agreeDecision>) {
    await this.moving.agree(actor, params.id, version, body.listHash);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.sendDecision)
  async send(@Call() { actor, params, body, version }: CallOf<typeof routes.sendDecision>) {
    await this.moving.send(actor, params.id, version, { number: body.proposalNumber, date: body.proposalDate });
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.returnDecision)
  async return(@Call() { actor, params, body, version }: CallOf<typeof routes.returnDecision>) {
    await this.moving.return(actor, params.id, version, body.reason);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.signDecision)
  async sign(@Call() { actor, params, body, version }: CallOf<typeof routes.signDecision>) {
    await this.moving.sign(actor, params.id, version, body);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.publishDecision)
  async publish(@Call() { actor, params, version }: CallOf<typeof routes.publishDecision>) {
    await this.moving.publish(actor, params.id, version);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.enterDifference)
  async enterDifference(@Call() { actor, params, body }: CallOf<typeof routes.enterDifference>) {
    await this.reconciling.enter(actor, params.id, body);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.confirmDifference)
  async confirmDifference(@Call() { actor, params }: CallOf<typeof routes.confirmDifference>) {
    await this.reconciling.confirm(actor, params.id, params.differenceId);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.declineDifference)
  async declineDifference(@Call() { actor, params, body }: CallOf<typeof routes.declineDifference>) {
    await this.reconciling.decline(actor, params.id, params.differenceId, body.reason);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.recordOutsideStep)
  async recordOutsideStep(@Call() { actor, params, body }: CallOf<typeof routes.recordOutsideStep>) {
    await this.reconciling.recordOutsideStep(actor, params.id, body);
    return this.decisions.one(actor, params.id);
  }

  @Handle(routes.listCertificates)
  async certificates(@Call() { actor, params }: CallOf<typeof routes.listCertificates>) {
    return { items: await this.decisions.certificates(actor, params.id) };
  }
}
