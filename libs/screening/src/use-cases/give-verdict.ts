import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import { eligibilityBlockers } from '../domain/checklist';
import type { Verdict } from '../domain/verdict.workflow';
import { Bindings } from '../persistence/bindings';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';
import type { Dossier } from '../persistence/dossiers';
import { RecordChecklist } from './record-checklist';

export interface VerdictInput {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly keptId: string | null;
  /** Items nobody has looked at are recorded as met, in the actor's name. */
  readonly checkAll: boolean;
}

export interface Decided {
  readonly verdictId: string;
  readonly initiativeId: string;
  readonly state: string;
  readonly version: number;
}

const TRANSITION: Record<Verdict, 'markEligible' | 'markIneligible' | 'markDuplicate'> = {
  eligible: 'markEligible',
  ineligible: 'markIneligible',
  duplicate: 'markDuplicate',
};

@Injectable()
export class GiveVerdict {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly runner: TransitionRunner,
    private readonly bindings: Bindings,
    private readonly contests: Contests,
    private readonly initiatives: Initiatives,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
    private readonly checklist: RecordChecklist,
  ) {}

  /** `version`: the initiative's, as the secretary saw it. */
  async execute(id: string, input: VerdictInput, actor: Actor, version?: number): Promise<Decided> {
    refuseIncomplete(input);
    return this.db.transaction(async () => {
      await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const dossier = await this.dossiers.screenable(id, actor);
      const seen = version ?? dossier.version;
      if (seen !== dossier.version) refuse('stale', 'platform.stale');
      if (input.verdict === 'eligible' && dossier.state === 'submitted')
        await this.requireChecked(dossier, input, actor);
      const decided = await this.decide(dossier, input, actor);
      await this.desk.free(id);
      return decided;
    });
  }

  /** Writes the verdict and moves the initiative; the desk is held by the caller. An eligible one found to be a duplicate loses its verdict. */
  async decide(dossier: Dossier, input: VerdictInput, actor: Actor): Promise<Decided> {
    const [moved] = await this.initiatives.apply([dossier.id], TRANSITION[input.verdict], {
      actor,
      ...(input.reason !== null && { reason: input.reason }),
      ...(input.keptId !== null && { input: { duplicateOf: input.keptId } }),
      version: dossier.version,
    });
    await this.overturnStanding(dossier.id, input.reason, actor);
    const verdictId = await this.write(dossier, input, actor);
    return {
      verdictId,
      initiativeId: dossier.id,
      state: moved?.to ?? dossier.state,
      version: moved?.version ?? dossier.version,
    };
  }

  async write(dossier: Dossier, input: Omit<VerdictInput, 'checkAll'>, actor: Actor): Promise<string> {
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO screening.verdict (contest_id, initiative_id, revision, verdict, reason, duplicate_of, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        dossier.contestId,
        dossier.id,
        dossier.revision,
        input.verdict,
        input.reason,
        input.keptId,
        actor.accountId,
        await this.db.now(),
      ],
    );
    if (!row) throw new Error('The verdict was not written');
    await this.audit.record(actor, {
      action: 'verdict.give',
      subjectKind: 'verdict',
      subjectId: row.id,
      contestId: dossier.contestId,
      to: 'standing',
      reason: input.reason,
      detail: { initiativeId: dossier.id, verdict: input.verdict },
    });
    return row.id;
  }

  private async overturnStanding(initiativeId: string, reason: string | null, actor: Actor): Promise<void> {
    const standing = await this.db.first<{ id: string }>(
      `SELECT id FROM screening.verdict WHERE initiative_id = $1 AND state = 'standing'`,
      [initiativeId],
    );
    if (!standing) return;
    await this.runner.run(standing.id, {
      binding: this.bindings.verdict,
      transition: 'overturn',
      actor,
      input: undefined,
      reason,
    });
  }

  private async requireChecked(dossier: Dossier, input: VerdictInput, actor: Actor): Promise<void> {
    const { screening } = await this.contests.rulebook(dossier.contestId, dossier.rulebookVersion);
    if (input.checkAll) {
      await this.checklist.meetTheRest(
        dossier,
        screening.checklist.map((item) => item.code),
        actor,
      );
    }
    const results = await this.checklist.resultsOf(dossier);
    refuseAll('conflict', 'screening.checklist_open', eligibilityBlockers(screening.checklist, results));
  }
}

function refuseIncomplete(input: VerdictInput): void {
  if (input.verdict !== 'eligible' && !input.reason?.trim()) {
    refuse('invalid', 'screening.reason_required', undefined, 'reason');
  }
  if (input.verdict === 'duplicate' && input.keptId === null) {
    refuse('invalid', 'screening.kept_required', undefined, 'keptId');
  }
  if (input.verdict !== 'duplicate' && input.keptId !== null) {
    refuse('invalid', 'screening.kept_only_for_duplicate', undefined, 'keptId');
  }
}
