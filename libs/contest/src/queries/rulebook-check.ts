import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { differences } from '../domain/difference';
import type { Difference } from '../domain/difference';
import { closingMoved } from '../domain/faults';
import { changeAllowed, freezeCheck, mayChange, parseRulebook } from '../domain/rulebook';
import type { RulebookFault, RulebookPhase } from '../domain/rulebook';
import { ContestQueries } from './contests';
import { RulebookPhases } from './rulebook-phases';
import { RulebookQueries } from './rulebooks';

export interface RulebookCheckView {
  readonly phase: RulebookPhase;
  readonly mayChange: ReturnType<typeof mayChange>;
  readonly saving: { readonly blockers: readonly RulebookFault[] };
  readonly announcing: { readonly blockers: readonly RulebookFault[] };
  readonly differences: readonly Difference[];
}

/** What saving or amending would say of a document, without keeping it: the same checks, in the same order. */
@Injectable()
export class RulebookCheck {
  constructor(
    private readonly db: Database,
    private readonly contests: ContestQueries,
    private readonly rulebooks: RulebookQueries,
    private readonly phases: RulebookPhases,
  ) {}

  async execute(actor: Actor, contestId: string, document: unknown): Promise<RulebookCheckView> {
    if (!hasRole(actor, contestId, 'secretary_head', 'admin')) absent();
    const contest = (await this.contests.find(contestId)) ?? absent();
    const phase = await this.phases.of(contestId, contest.state);
    const read = parseRulebook(document);
    const before = await this.rulebooks.rulebook(contestId, contest.rulebookVersion);
    const refused =
      read.ok && phase !== 'preparing'
        ? [...closingMoved(before, read.rulebook), ...changeAllowed(before, read.rulebook, phase)]
        : [];
    const now = (await this.db.now()).getTime();
    return {
      phase,
      // The closing time is in no amendment, see closingMoved.
      mayChange: mayChange(phase)?.filter(({ path }) => path !== 'calendar.closesAt') ?? null,
      saving: { blockers: read.ok ? refused : read.faults },
      announcing: { blockers: read.ok && phase === 'preparing' ? freezeCheck(read.rulebook, now) : [] },
      differences: differences(await this.rulebooks.document(contestId, contest.rulebookVersion), document),
    };
  }
}
