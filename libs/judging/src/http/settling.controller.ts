import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { refuse } from '@platform/kernel';
import { ReopeningQueries } from '../queries/reopenings';
import { ResultQueries } from '../queries/results';
import { RoundQueries } from '../queries/rounds';
import { TallyQueries } from '../queries/tally';
import { HoldPresentations } from '../use-cases/hold-presentations';
import { Reopen } from '../use-cases/reopen';
import { SettleRound } from '../use-cases/settle-round';
import { presentResult, presentTally, shown } from './presenters';
import * as e from './settling.endpoints';

/** Presentation, tally, settling, reopening, results. */
@Controller()
export class SettlingController {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly tallies: TallyQueries,
    private readonly results: ResultQueries,
    private readonly reopenings: ReopeningQueries,
    private readonly settling: SettleRound,
    private readonly reopening: Reopen,
    private readonly presentations: HoldPresentations,
  ) {}

  @Handle(e.drawLots)
  lots(@Call() { actor, params, body }: CallOf<typeof e.drawLots>) {
    return this.presentations.drawLots(actor, params.id, body.order ?? null, body.reason ?? null);
  }

  @Handle(e.recordPresence)
  presence(@Call() { actor, params, body }: CallOf<typeof e.recordPresence>) {
    return this.presentations.recordPresence(actor, params.id, body.presence, body.reason ?? null);
  }

  @Handle(e.recordVotes)
  votes(@Call() { actor, params, body }: CallOf<typeof e.recordVotes>) {
    return this.presentations.recordVotes(actor, params.id, body.votes);
  }

  @Handle(e.readTally)
  async tally(@Call() { actor, params, language }: CallOf<typeof e.readTally>) {
    return presentTally(await this.tallies.of(actor, params.id), language);
  }

  @Handle(e.settleRound)
  settle(@Call() { actor, params, body }: CallOf<typeof e.settleRound>) {
    return this.settling.execute(actor, params.id, body);
  }

  @Handle(e.askReopening)
  async ask(@Call() { actor, params, body }: CallOf<typeof e.askReopening>) {
    return { id: await this.reopening.ask(actor, params.id, body.sheetId, body.reason) };
  }

  @Handle(e.listReopenings)
  async listReopenings(@Call() { actor, params, language }: CallOf<typeof e.listReopenings>) {
    const round = await this.rounds.visible(params.id, actor);
    await this.tallies.staffRoles(actor, round);
    const items = await this.reopenings.ofRound(round.id, actor);
    const steps = await this.reopenings.stepsOf(items, actor);
    return {
      items: items.map((one) => ({
        ...one,
        availableTransitions: (steps.get(one.id) ?? []).map((step) => ({
          ...step,
          blockers: shown(step.blockers, language),
        })),
      })),
    };
  }

  @Handle(e.decideReopening)
  decide(@Call() { actor, params, body }: CallOf<typeof e.decideReopening>) {
    return this.reopening.decide(actor, params.id, body.agreed, body.reason ?? null);
  }

  @Handle(e.readResult)
  async result(@Call() { actor, params }: CallOf<typeof e.readResult>) {
    const round = await this.rounds.visible(params.id, actor);
    await this.tallies.staffRoles(actor, round);
    const result = (await this.results.ofRound(round.id)) ?? refuse('conflict', 'judging.not_locked');
    return presentResult(result, await this.tallies.sight(actor, round));
  }

  @Handle(e.readResultInput)
  input(@Call() { actor, params }: CallOf<typeof e.readResultInput>) {
    return this.tallies.frozenInput(actor, params.id);
  }
}
