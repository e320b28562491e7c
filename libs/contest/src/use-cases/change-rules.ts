import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { fold, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { closingMoved, readRules } from '../domain/faults';
import { changeAllowed } from '../domain/rulebook';
import type { RulebookFault } from '../domain/rulebook';
import { rulebookHash } from '../domain/rulebook-hash';
import { ContestQueries } from '../queries/contests';
import { RulebookPhases } from '../queries/rulebook-phases';
import { RulebookQueries } from '../queries/rulebooks';
import { ContestSteps } from './contest-steps';
import { Deadlines } from './deadlines';

/** Writes rules: over the draft while preparing, as a new frozen version afterwards. */
@Injectable()
export class ChangeRules {
  constructor(
    private readonly db: Database,
    private readonly contests: ContestQueries,
    private readonly rulebooks: RulebookQueries,
    private readonly steps: ContestSteps,
    private readonly deadlines: Deadlines,
    private readonly phases: RulebookPhases,
  ) {}

  /** The draft of a contest in preparation, replaced as a whole. */
  async edit(actor: Actor, contestId: string, document: unknown, version: number): Promise<void> {
    const rules = readRules(document);
    await this.db.transaction(async () => {
      const hash = rulebookHash(document);
      const { opensAt, closesAt, zone } = rules.calendar;
      await this.steps.take(contestId, {
        transition: 'editRules',
        actor,
        version,
        set: () => ({
          title: rules.name,
          title_folded: fold(rules.name),
          zone,
          opens_at: opensAt,
          closes_at: closesAt,
        }),
        detail: { rulebook: hash },
      });
      await this.db.write(
        `UPDATE contest.rulebook SET body = $2, hash = $3, created_at = $4, created_by = $5
         WHERE contest_id = $1 AND frozen_at IS NULL`,
        [contestId, JSON.stringify(document), hash, await this.db.now(), actor.accountId],
      );
    });
  }

  /** A new version in force at once. What may still change depends on how far the contest is. */
  async amend(actor: Actor, contestId: string, document: unknown, reason: string, version: number): Promise<void> {
    const rules = readRules(document, 'document');
    await this.db.transaction(async () => {
      const contest = await this.contests.lock(contestId, 'update');
      const next = (contest?.rulebookVersion ?? 0) + 1;
      const hash = rulebookHash(document);
      // First the step: who may not amend hears only that, and nothing of the rules or the phase.
      await this.steps.take(contestId, {
        transition: 'amend',
        actor,
        version,
        reason,
        set: (facts) => ({
          rulebook_version: next,
          title: rules.name,
          title_folded: fold(rules.name),
          ...(facts.state === 'announced' && { opens_at: rules.calendar.opensAt }),
        }),
        detail: { rulebook: hash, rulebookVersion: next },
      });
      const before = await this.rulebooks.rulebook(contestId, next - 1);
      const below = (fault: RulebookFault) => ({ ...fault, path: `document.${fault.path}` });
      const [moved] = closingMoved(before, rules).map(below);
      if (moved) refuse('conflict', moved.code, moved.params, moved.path);
      const phase = await this.phases.of(contestId, contest?.state ?? 'preparing');
      refuseAll('conflict', 'contest.change_refused', changeAllowed(before, rules, phase).map(below));
      const now = await this.db.now();
      await this.db.write(
        `INSERT INTO contest.rulebook (contest_id, version, body, hash, created_at, created_by, frozen_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $5, $7)`,
        [contestId, next, JSON.stringify(document), hash, now, actor.accountId, reason],
      );
      await this.deadlines.schedule(contestId);
    });
  }
}
