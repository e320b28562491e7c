import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { Contests, paperRules, printedSymbol } from '@rooms/contest';
import { isUpheld } from '../domain/complaint.workflow';
import type { Outcome } from '../domain/complaint.workflow';
import type { DecisionAct, DecisionKind, ListRow } from '../domain/award-list';
import { defaultWording, DOCUMENT_OF, issuerOf, merged } from '../domain/wording';
import type { Wording, WordingInput } from '../domain/wording';
import { DecisionBinding, NO_INPUT } from '../persistence/decision.binding';
import { basisOf } from '../queries/allotment';
import type { ComputedAllotment } from '../queries/allotment';
import { ChangeList } from '../queries/change-list';
import type { Change } from '../queries/change-list';
import { Draftable } from '../queries/draftable';
import { GrantList } from '../queries/grant-list';
import { citation } from '../queries/papers-of-decision';
import type { PaperSource } from '../queries/papers-of-decision';
import { VISIBLE, visibleTo } from '../queries/visible';
import { WriteList } from './write-list';

export interface GrantInput {
  readonly kind: DecisionKind;
  /** Prize tables of the rulebook; null: all. */
  readonly tables: readonly string[] | null;
  readonly wording: WordingInput;
}

export interface AmendmentInput {
  readonly act: 'amendment' | 'revocation';
  /** The upheld complaint it follows from, if there is one. */
  readonly complaintId: string | null;
  readonly changes: readonly Change[];
  readonly wording: WordingInput;
}

export interface RedraftInput {
  readonly tables?: readonly string[] | null | undefined;
  readonly changes?: readonly Change[] | undefined;
  readonly wording: WordingInput;
}

interface Root extends Pick<PaperSource, 'number' | 'series' | 'signedOn' | 'issuer'> {
  readonly id: string;
  readonly contest_id: string;
  readonly kind: DecisionKind;
  readonly act: DecisionAct;
  readonly state: string;
  readonly amends_id: string | null;
  readonly table_codes: readonly string[] | null;
  readonly wording: Wording;
}

const SECRETARIES = ['secretary', 'secretary_head'];
const FIND = `SELECT d.id, d.contest_id, d.kind, d.act, d.state, d.amends_id, d.table_codes, d.wording,
    d.number, d.series, d.signed_on::text AS "signedOn", d.issuer
  FROM award.decision d WHERE d.id = $5 AND ${VISIBLE}`;

/** Draws a list from the frozen results and proposes it. Whoever draws it last has proposed it. */
@Injectable()
export class DraftDecision {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly contests: Contests,
    private readonly draftable: Draftable,
    private readonly grants: GrantList,
    private readonly changes: ChangeList,
    private readonly lists: WriteList,
    private readonly binding: DecisionBinding,
  ) {}

  async grant(actor: Actor, contestId: string, input: GrantInput): Promise<string> {
    if (!hasRole(actor, contestId, ...SECRETARIES)) absent();
    return this.db.transaction(async () => {
      const computed = await this.computed(contestId);
      const rows = await this.grantRows(contestId, computed, input.kind, input.tables, null);
      const wording = merged(defaultWording(computed.rulebook, input.kind, 'grant', null), input.wording);
      return this.insert(actor, contestId, computed, {
        ...input,
        act: 'grant',
        root: null,
        complaintId: null,
        wording,
        rows,
      });
    });
  }

  async amend(actor: Actor, decisionId: string, input: AmendmentInput): Promise<string> {
    return this.db.transaction(async () => {
      const found = await this.find(actor, decisionId);
      if (!hasRole(actor, found.contest_id, ...SECRETARIES)) refuse('forbidden', 'workflow.role');
      const computed = await this.computed(found.contest_id);
      if (found.state !== 'published') refuse('conflict', 'award.not_published');
      if (found.amends_id !== null) refuse('conflict', 'award.amend_the_first');
      if (input.complaintId !== null) await this.requireUpheld(found.contest_id, input.complaintId);
      const rows = await this.changes.draw(found.id, input.act, input.changes, computed);
      if (rows.length === 0) refuse('conflict', 'award.list_empty');
      const wording = merged(defaultWording(computed.rulebook, found.kind, input.act, citation(found)), input.wording);
      return this.insert(actor, found.contest_id, computed, {
        kind: found.kind,
        act: input.act,
        root: found.id,
        tables: found.table_codes,
        complaintId: input.complaintId,
        wording,
        rows,
      });
    });
  }

  async redraft(actor: Actor, decisionId: string, version: number, input: RedraftInput): Promise<void> {
    await this.db.transaction(async () => {
      const found = await this.find(actor, decisionId);
      const computed = await this.computed(found.contest_id);
      const tables = input.tables === undefined ? found.table_codes : input.tables;
      const now = await this.db.now();
      await this.runner.run(decisionId, {
        binding: this.binding,
        transition: 'redraft',
        actor,
        version,
        input: NO_INPUT,
        set: () => ({
          ...nothingAgreed,
          proposed_by: actor.accountId,
          proposed_at: now,
          table_codes: tables,
          basis: JSON.stringify(basisOf(computed)),
          rulebook_version: computed.rulebookVersion,
          wording: JSON.stringify(merged(found.wording, input.wording)),
        }),
      });
      if (found.act !== 'grant' && input.changes === undefined) return;
      const rows =
        found.act === 'grant'
          ? await this.grantRows(found.contest_id, computed, found.kind, tables, decisionId)
          : await this.changes.draw(found.amends_id ?? absent(), found.act, input.changes ?? [], computed);
      await this.lists.propose(decisionId, rows);
    });
  }

  /** Words only: the list, and an agreement to it, stay. */
  async reword(actor: Actor, decisionId: string, version: number, wording: WordingInput): Promise<void> {
    await this.db.transaction(async () => {
      const found = await this.find(actor, decisionId);
      if (!hasRole(actor, found.contest_id, ...SECRETARIES)) refuse('forbidden', 'workflow.role');
      const [row] = await this.db.write<{ version: number; state: string }>(
        'SELECT version, state FROM award.decision WHERE id = $1 FOR UPDATE',
        [decisionId],
      );
      if (row?.version !== version) refuse('stale', 'platform.stale');
      if (!['drafted', 'agreed', 'returned'].includes(row.state)) refuse('conflict', 'award.wording_fixed');
      await this.db.write('UPDATE award.decision SET wording = $2, version = version + 1 WHERE id = $1', [
        decisionId,
        JSON.stringify(merged(found.wording, wording)),
      ]);
      await this.audit.record(actor, {
        action: 'award_decision.reword',
        subjectKind: 'award_decision',
        subjectId: decisionId,
        contestId: found.contest_id,
      });
    });
  }

  private async find(actor: Actor, decisionId: string): Promise<Root> {
    return (await this.db.first<Root>(FIND, [...visibleTo(actor), decisionId])) ?? absent();
  }

  /** Under the contest's lock, so that no two lists are drawn at once. */
  private async computed(contestId: string): Promise<ComputedAllotment> {
    await this.contests.lock(contestId, 'update');
    return this.draftable.ready(contestId);
  }

  private async grantRows(
    contestId: string,
    computed: ComputedAllotment,
    kind: DecisionKind,
    tables: readonly string[] | null,
    own: string | null,
  ): Promise<ListRow[]> {
    return this.grants.draw(computed, kind, await this.draftable.winners(contestId, computed, kind, tables, own));
  }

  private async requireUpheld(contestId: string, complaintId: string): Promise<void> {
    const complaint = await this.db.first<{ outcome: Outcome | null }>(
      'SELECT outcome FROM award.complaint WHERE contest_id = $1 AND id = $2',
      [contestId, complaintId],
    );
    if (!complaint) refuse('invalid', 'award.unknown_complaint', {}, 'complaintId');
    if (!isUpheld(complaint.outcome)) {
      refuse('conflict', 'award.complaint_not_upheld', {}, 'complaintId');
    }
  }

  private async insert(
    actor: Actor,
    contestId: string,
    computed: ComputedAllotment,
    made: {
      readonly kind: DecisionKind;
      readonly act: DecisionAct;
      readonly root: string | null;
      readonly tables: readonly string[] | null;
      readonly complaintId: string | null;
      readonly wording: Wording;
      readonly rows: readonly ListRow[];
    },
  ): Promise<string> {
    const { rulebook } = computed;
    const document = DOCUMENT_OF[made.kind];
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO award.decision (contest_id, kind, act, amends_id, complaint_id, wording, series, issuer, table_codes, basis,
         rulebook_version, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
      [
        contestId,
        made.kind,
        made.act,
        made.root,
        made.complaintId,
        JSON.stringify(made.wording),
        printedSymbol(paperRules(rulebook, document).symbol),
        issuerOf(rulebook, document),
        made.tables,
        JSON.stringify(basisOf(computed)),
        computed.rulebookVersion,
        actor.accountId,
        await this.db.now(),
      ],
    );
    const { id } = row ?? absent();
    await this.lists.propose(id, made.rows);
    await this.audit.record(actor, {
      action: 'award_decision.draft',
      subjectKind: 'award_decision',
      subjectId: id,
      contestId,
      from: null,
      to: 'drafted',
      detail: { kind: made.kind, act: made.act, amendsId: made.root },
    });
    await this.outbox.emit('DecisionDrafted', {
      subjectKind: 'award_decision',
      subjectId: id,
      contestId,
      actorId: actor.accountId,
    });
    return id;
  }
}

const nothingAgreed = {
  list_hash: null,
  agreed_by: null,
  agreed_at: null,
  proposal_number: null,
  proposal_date: null,
  sent_at: null,
};
