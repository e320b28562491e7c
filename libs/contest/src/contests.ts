import { Injectable } from '@nestjs/common';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { contestWorkflow } from './domain/contest.workflow';
import type { Rulebook } from './domain/rulebook';
import { ContestQueries } from './queries/contests';
import { RulebookQueries } from './queries/rulebooks';
import type { ContestState, ContestView } from './queries/views';

/** What other rooms may ask of contest. An unknown id is answered as absent. */
@Injectable()
export class Contests {
  constructor(
    private readonly contests: ContestQueries,
    private readonly rulebooks: RulebookQueries,
  ) {}

  async view(contestId: string): Promise<ContestView> {
    return (await this.contests.find(contestId)) ?? absent();
  }

  /** Absent where this person may not even know of it: lists of another room ask this first. */
  async requireVisible(actor: Actor, contestId: string): Promise<void> {
    if (!(await this.contests.isVisible(actor, contestId))) absent();
  }

  /** The version in force, or the one named. */
  rulebook(contestId: string, version?: number): Promise<Rulebook> {
    return this.rulebooks.rulebook(contestId, version);
  }

  /** Exclusive: the latest of the contest's own closing time and the confirmed extensions that hold for this dossier. */
  async closingFor(contestId: string, unitId: string | null, initiativeId: string | null): Promise<Date> {
    return (await this.contests.closingFor(contestId, unitId, initiativeId)) ?? absent();
  }

  /** Locks the contest's row until the open transaction ends: first in the lock order. */
  async lock(contestId: string, mode: 'share' | 'update'): Promise<ContestView> {
    return (await this.contests.lock(contestId, mode)) ?? absent();
  }

  async requireState(contestId: string, states: readonly ContestState[]): Promise<ContestView> {
    const contest = await this.view(contestId);
    if (!states.includes(contest.state)) {
      refuse('conflict', 'contest.wrong_state', { state: contest.state, ...contestWorkflow.states[contest.state] });
    }
    return contest;
  }
}
