import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import type { ChecklistResult } from '../domain/checklist';
import { deskSteps, recordRefusal } from '../domain/desk-steps';
import { Bindings } from '../persistence/bindings';
import { Dossiers } from '../persistence/dossiers';
import type { Dossier } from '../persistence/dossiers';
import { dueOf } from '../use-cases/due';
import { AuthorFactsQuery } from './author-facts';
import type { AuthorFacts } from './author-facts';
import { CompletionsQuery } from './completions';
import type { CompletionView } from './completions';

interface ResultRow {
  readonly code: string;
  readonly revision: number;
  readonly result: ChecklistResult;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface ScreeningDetail {
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly contestId: string;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly checklist: readonly {
    readonly code: string;
    readonly text: string;
    readonly result: ChecklistResult | null;
    readonly note: string | null;
    readonly recordedBy: string | null;
    readonly recordedAt: Date | null;
    /** What was found in the revision before, to look at again. */
    readonly before: ChecklistResult | null;
  }[];
  /** The reader may record results now. */
  readonly mayRecord: boolean;
  readonly claim: { readonly accountId: string; readonly name: string; readonly until: Date } | null;
  /** Whose work it is. */
  readonly screener: { readonly accountId: string; readonly name: string } | null;
  readonly verdicts: readonly VerdictView[];
  readonly completions: readonly CompletionView[];
  /** Until when an answer is due that is asked for now, by the rulebook. */
  readonly completionDueAt: Date;
  readonly reinstatements: readonly ReinstatementView[];
  readonly facts: AuthorFacts;
  readonly availableTransitions: readonly AvailableTransition[];
}

export interface VerdictView {
  readonly id: string;
  readonly verdict: string;
  readonly state: string;
  readonly revision: number;
  readonly reason: string | null;
  readonly duplicateOf: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
  readonly announcedAt: Date | null;
  readonly availableTransitions: readonly AvailableTransition[];
}

export interface ReinstatementView {
  readonly id: string;
  readonly state: string;
  readonly document: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly availableTransitions: readonly AvailableTransition[];
}

/** Everything a secretary needs to decide on one dossier. */
@Injectable()
export class ScreeningDetailQuery {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly dossiers: Dossiers,
    private readonly facts: AuthorFactsQuery,
    private readonly completions: CompletionsQuery,
    private readonly initiatives: Initiatives,
    private readonly runner: TransitionRunner,
    private readonly bindings: Bindings,
  ) {}

  async execute(id: string, actor: Actor): Promise<ScreeningDetail> {
    const dossier = await this.dossiers.screenable(id, actor);
    const claim = await this.db.first<{ accountId: string; name: string; until: Date }>(
      `SELECT c.account_id AS "accountId", p.name, c.until FROM screening.claim c
       JOIN identity.account a ON a.id = c.account_id JOIN identity.person p ON p.id = a.person_id
       WHERE c.initiative_id = $1 AND c.until > platform.now()`,
      [id],
    );
    const screener = await this.db.first<{ accountId: string; name: string }>(
      `SELECT s.account_id AS "accountId", p.name FROM screening.screener s
       JOIN identity.account a ON a.id = s.account_id JOIN identity.person p ON p.id = a.person_id WHERE s.initiative_id = $1`,
      [id],
    );
    const reinstatements = await this.reinstatements(id, actor);
    const completions = await this.completions.of(id);
    const { screening } = await this.contests.rulebook(dossier.contestId, dossier.rulebookVersion);
    const heldBy = claim && claim.accountId !== actor.accountId ? claim : null;
    const steps = await this.initiatives.available(id, dossier.state, actor);
    return {
      initiativeId: dossier.id,
      code: dossier.code,
      title: dossier.title,
      contestId: dossier.contestId,
      state: dossier.state,
      version: dossier.version,
      revision: dossier.revision,
      checklist: await this.checklist(dossier, screening.checklist),
      mayRecord: heldBy === null && recordRefusal(dossier.state) === null,
      claim: claim ?? null,
      screener: screener ?? null,
      verdicts: await this.verdicts(id, actor),
      completions,
      completionDueAt: dueOf({}, await this.db.now(), screening.completion.days),
      reinstatements,
      facts: await this.facts.execute(dossier),
      availableTransitions: deskSteps(steps, {
        heldBy,
        reinstatementProposed: reinstatements.some(({ state }) => state === 'proposed'),
        completionsAsked: completions.filter(({ state }) => state !== 'cancelled').length,
        completionsMost: screening.completion.maxRequests,
      }),
    };
  }

  private async checklist(
    dossier: Dossier,
    items: Rulebook['screening']['checklist'],
  ): Promise<ScreeningDetail['checklist']> {
    const rows = await this.db.query<ResultRow>(
      `SELECT r.item_code AS code, r.revision, r.result, r.note, p.name AS by, r.recorded_at AS at
       FROM screening.checklist_result r JOIN identity.account a ON a.id = r.recorded_by JOIN identity.person p ON p.id = a.person_id
       WHERE r.initiative_id = $1 ORDER BY r.revision DESC`,
      [dossier.id],
    );
    return items.map((item) => {
      const now = rows.find((row) => row.code === item.code && row.revision === dossier.revision);
      const before = rows.find((row) => row.code === item.code && row.revision < dossier.revision);
      return {
        code: item.code,
        text: item.text,
        result: now?.result ?? null,
        note: now?.note ?? null,
        recordedBy: now?.by ?? null,
        recordedAt: now?.at ?? null,
        before: before?.result ?? null,
      };
    });
  }

  private async verdicts(id: string, actor: Actor): Promise<VerdictView[]> {
    const rows = await this.db.query<Omit<VerdictView, 'availableTransitions'>>(
      `SELECT v.id, v.verdict, v.state, v.revision, v.reason, v.duplicate_of AS "duplicateOf", p.name AS "decidedBy",
         v.decided_at AS "decidedAt", v.announced_at AS "announcedAt"
       FROM screening.verdict v LEFT JOIN identity.account a ON a.id = v.decided_by LEFT JOIN identity.person p ON p.id = a.person_id
       WHERE v.initiative_id = $1 ORDER BY v.decided_at DESC, v.id`,
      [id],
    );
    const standing = rows.find((row) => row.state === 'standing');
    const steps = standing
      ? await this.runner.available(this.bindings.verdict, standing.id, 'standing', actor, undefined)
      : [];
    // Overturning has no door of its own: it belongs to a reinstatement.
    const open = steps.filter((step) => step.name === 'undo');
    return rows.map((row) => ({ ...row, availableTransitions: row === standing ? open : [] }));
  }

  private async reinstatements(id: string, actor: Actor): Promise<ReinstatementView[]> {
    const rows = await this.db.query<Omit<ReinstatementView, 'availableTransitions'>>(
      `SELECT r.id, r.state, r.document, r.reason, p.name AS "proposedBy", r.proposed_at AS "proposedAt",
         d.name AS "decidedBy", r.decided_at AS "decidedAt"
       FROM screening.reinstatement r
       JOIN identity.account a ON a.id = r.proposed_by JOIN identity.person p ON p.id = a.person_id
       LEFT JOIN identity.account b ON b.id = r.decided_by LEFT JOIN identity.person d ON d.id = b.person_id
       WHERE r.initiative_id = $1 ORDER BY r.proposed_at DESC, r.id`,
      [id],
    );
    const open = rows.find((row) => row.state === 'proposed');
    const steps = open
      ? await this.runner.available(this.bindings.reinstatement, open.id, 'proposed', actor, undefined)
      : [];
    return rows.map((row) => ({ ...row, availableTransitions: row === open ? steps : [] }));
  }
}
