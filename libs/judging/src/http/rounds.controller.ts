import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import { hasRole, rolesIn } from '@platform/kernel';
import type { CallOf } from '@platform/http';
import { TransitionRunner } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { currentForStaff, doorsFor, stepOn } from '../domain/round-doors';
import { memberSteps, SEATS, seatBlockers } from '../domain/panel-steps';
import { takesMore } from '../domain/pair-blockers';
import { conflictName } from '../domain/conflict-kind';
import { RoundBinding } from '../persistence/round.binding';
import { AlternativeQueries } from '../queries/alternatives';
import { PanelQueries } from '../queries/panel';
import { ProgressQueries } from '../queries/progress';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries } from '../queries/rounds';
import { namesVisible, TallyQueries } from '../queries/tally';
import { AssignJudges } from '../use-cases/assign-judges';
import { ChangePanel } from '../use-cases/change-panel';
import { DeclareConflict } from '../use-cases/declare-conflict';
import { MoveRound } from '../use-cases/move-round';
import { PlanRound } from '../use-cases/plan-round';
import { ReplaceJudge } from '../use-cases/replace-judge';
import { SpreadJudges } from '../use-cases/spread-judges';
import { SwapJudges } from '../use-cases/swap-judges';
import { shown } from './presenters';
import * as e from './rounds.endpoints';

/** Rounds, their panels and who judges what: the secretariat's side, without marks. */
@Controller()
export class RoundsController {
  constructor(
    private readonly runner: TransitionRunner,
    private readonly contests: Contests,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly binding: RoundBinding,
    private readonly panel: PanelQueries,
    private readonly progress: ProgressQueries,
    private readonly tally: TallyQueries,
    private readonly alternatives: AlternativeQueries,
    private readonly planning: PlanRound,
    private readonly moving: MoveRound,
    private readonly changing: ChangePanel,
    private readonly assigning: AssignJudges,
    private readonly spreading: SpreadJudges,
    private readonly replacing: ReplaceJudge,
    private readonly swapping: SwapJudges,
    private readonly declaring: DeclareConflict,
  ) {}

  @Handle(e.planRound)
  plan(@Call() { actor, params, body }: CallOf<typeof e.planRound>) {
    return this.planning.plan(actor, params.id, body.code, body);
  }

  @Handle(e.listRounds)
  async list(@Call() { actor, params }: CallOf<typeof e.listRounds>) {
    await this.contests.requireVisible(actor, params.id);
    const items = await this.rounds.ofContest(params.id, actor);
    return { items, currentId: currentForStaff(items)?.id ?? null, ...(await this.planning.next(actor, params.id)) };
  }

  @Handle(e.readRound)
  async read(@Call() { actor, params, language }: CallOf<typeof e.readRound>) {
    const round = await this.rounds.visible(params.id, actor);
    const steps = await this.runner.available(this.binding, round.id, round.state, actor, { secondPerson: false });
    const next = stepOn(round.state);
    return {
      ...round,
      waitsFor: steps.some(({ name }) => name === next?.name) ? null : next,
      may: doorsFor(round.state, (roles) => hasRole(actor, round.contestId, ...roles)),
      availableTransitions: steps.map((step) => ({ ...step, blockers: shown(step.blockers, language) })),
    };
  }

  @Handle(e.changeRound)
  change(@Call() { actor, params, body, version }: CallOf<typeof e.changeRound>) {
    return this.planning.change(actor, params.id, version, body);
  }

  @Handle(e.moveRound)
  move(@Call() { actor, params, body }: CallOf<typeof e.moveRound>) {
    return this.moving.execute(actor, params.id, body.transition, body.version);
  }

  @Handle(e.listPanel)
  async members(@Call() { actor, params }: CallOf<typeof e.listPanel>) {
    const round = await this.rounds.visible(params.id, actor);
    await this.tally.staffRoles(actor, round);
    const members = await this.panel.members(round.id);
    const doors = doorsFor(round.state, (roles) => hasRole(actor, round.contestId, ...roles));
    const changes = doors.includes('changePanel');
    const taken = members.map(({ seat }) => seat);
    return {
      items: members.map((one) => ({
        ...one,
        assignable: doors.includes('assign') && one.seat === 'judge' && takesMore(one),
        availableTransitions: changes ? memberSteps(one) : [],
      })),
      seats: changes ? SEATS.filter((seat) => seatBlockers(seat, taken).length === 0) : [],
    };
  }

  @Handle(e.appointMember)
  async appoint(@Call() { actor, params, body }: CallOf<typeof e.appointMember>) {
    return { id: await this.changing.appoint(actor, params.id, body) };
  }

  @Handle(e.removeMember)
  remove(@Call() { actor, params, body }: CallOf<typeof e.removeMember>) {
    return this.changing.remove(actor, params.id, params.memberId, body.reason);
  }

  @Handle(e.recordAbsence)
  absence(@Call() { actor, params, body }: CallOf<typeof e.recordAbsence>) {
    return this.changing.recordAbsence(actor, params.id, params.memberId, body.reason);
  }

  @Handle(e.listEntries)
  async entries(@Call() { actor, params, query }: CallOf<typeof e.listEntries>) {
    const round = await this.rounds.visible(params.id, actor);
    const roles = await this.tally.staffRoles(actor, round);
    const hidden = await this.tally.hidden(actor, round);
    const { round: rules } = await this.rules.of(round);
    return this.progress.entries(
      round,
      rules.judgesPerInitiative,
      query,
      namesVisible(round, roles),
      hidden,
      rolesIn(actor, round.contestId),
    );
  }

  @Handle(e.readProgress)
  async counts(@Call() { actor, params }: CallOf<typeof e.readProgress>) {
    const round = await this.rounds.visible(params.id, actor);
    await this.tally.staffRoles(actor, round);
    return this.progress.counts(round.id);
  }

  @Handle(e.assignJudges)
  async assign(@Call() { actor, params, body }: CallOf<typeof e.assignJudges>) {
    return { ids: await this.assigning.execute(actor, params.id, body.pairs) };
  }

  @Handle(e.previewSpread)
  preview(@Call() { actor, params, query }: CallOf<typeof e.previewSpread>) {
    return this.spreading.preview(actor, params.id, query.seed);
  }

  @Handle(e.applySpread)
  apply(@Call() { actor, params, body }: CallOf<typeof e.applySpread>) {
    return this.spreading.apply(actor, params.id, body.seed, body.planHash);
  }

  @Handle(e.replaceJudge)
  async replace(@Call() { actor, params, body }: CallOf<typeof e.replaceJudge>) {
    return { id: await this.replacing.execute(actor, params.id, body.accountId, body.reason) };
  }

  @Handle(e.listAlternatives)
  alternativesOf(@Call() { actor, params }: CallOf<typeof e.listAlternatives>) {
    return this.alternatives.of(actor, params.id);
  }

  @Handle(e.swapJudges)
  async swap(@Call() { actor, params, body }: CallOf<typeof e.swapJudges>) {
    return { ids: await this.swapping.execute(actor, params.id, body.with, body.reason) };
  }

  @Handle(e.listConflicts)
  async conflicts(@Call() { actor, params }: CallOf<typeof e.listConflicts>) {
    const round = await this.rounds.visible(params.id, actor);
    await this.tally.staffRoles(actor, round);
    const { rulebook } = await this.rules.of(round);
    const items = await this.panel.conflicts(round.id);
    return { items: items.map((one) => ({ ...one, name: conflictName(one.kind, rulebook) })) };
  }

  @Handle(e.declareConflict)
  declare(@Call() { actor, params, body }: CallOf<typeof e.declareConflict>) {
    return this.declaring.bySecretary(actor, params.id, body.roundInitiativeId, body.accountId, body);
  }
}
