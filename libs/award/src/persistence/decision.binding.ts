import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { asSigned, listHash } from '../domain/award-list';
import type { DecisionAct, DecisionKind, ListRow } from '../domain/award-list';
import { decisionWorkflow } from '../domain/decision.workflow';
import type { DecisionFacts, DecisionState } from '../domain/decision.workflow';
import type { ResultRef } from '../queries/allotment';
import { GrantList } from '../queries/grant-list';
import { ListRowsQuery } from '../queries/list-rows';
import { VISIBLE, visibleTo } from '../queries/visible';

/** What the actor brings along; null where the step does not need it. */
export interface DecisionInput {
  readonly shownHash: string | null;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly proposalDate: string | null;
  /** The list is compared with today's allotment; costly, so only where a person is about to agree. */
  readonly compare: boolean;
}

export const NO_INPUT: DecisionInput = {
  shownHash: null,
  number: null,
  signedOn: null,
  proposalDate: null,
  compare: false,
};

interface Row {
  readonly id: string;
  readonly contest_id: string;
  readonly kind: DecisionKind;
  readonly act: DecisionAct;
  readonly amends_id: string | null;
  readonly table_codes: readonly string[] | null;
  readonly basis: { readonly results: readonly ResultRef[] };
  readonly list_hash: string | null;
  readonly proposed_by: string;
  readonly proposal_date: string | null;
  readonly today: string;
  readonly open_differences: number;
  readonly number_taken: boolean;
  readonly stands: boolean;
  readonly targets_stand: boolean;
}

const FACTS = `
  SELECT d.id, d.contest_id, d.kind, d.act, d.amends_id, d.table_codes, d.basis, d.list_hash, d.proposed_by,
    d.proposal_date::text, (platform.now() AT TIME ZONE c.zone)::date::text AS today,
    (SELECT count(*)::int FROM award.signing_difference f WHERE f.decision_id = d.id AND f.state = 'entered') AS open_differences,
    EXISTS (SELECT FROM award.decision o WHERE o.id <> d.id AND o.issuer = d.issuer AND o.series = d.series
      AND o.number = $6 AND extract(year FROM o.signed_on) = extract(year FROM $7::date)) AS number_taken,
    NOT EXISTS (SELECT FROM jsonb_to_recordset(d.basis -> 'results') AS b("roundId" uuid, number int)
      WHERE NOT EXISTS (SELECT FROM judging.round r WHERE r.id = b."roundId" AND r.state IN ('confirmed', 'announced')
        AND b.number = (SELECT max(x.number) FROM judging.round_result x WHERE x.round_id = r.id))) AS stands,
    NOT EXISTS (SELECT FROM award.decision_row w WHERE w.decision_id = d.id AND d.act <> 'grant' AND (
      (w.effect = 'grant') = EXISTS (SELECT FROM award.award a JOIN award.decision ad ON ad.id = a.decision_id
        WHERE a.initiative_id = w.initiative_id AND ad.state = 'published' AND a.ended_by IS NULL AND a.effect <> 'withdraw'
          AND CASE WHEN w.effect = 'grant' THEN ad.kind = d.kind ELSE d.amends_id IN (ad.id, ad.amends_id) END)
      OR EXISTS (SELECT FROM award.award a JOIN award.decision ad ON ad.id = a.decision_id
        WHERE a.initiative_id = w.initiative_id AND ad.id <> d.id AND ad.kind = d.kind AND ad.state = 'signed'))) AS targets_stand
  FROM award.decision d JOIN contest.contest c ON c.id = d.contest_id
  WHERE d.id = ANY($5::uuid[]) AND ${VISIBLE}`;

@Injectable()
export class DecisionBinding implements WorkflowBinding<DecisionState, DecisionFacts, DecisionInput> {
  readonly workflow = decisionWorkflow;
  readonly table = 'award.decision';

  constructor(
    private readonly db: Database,
    private readonly lists: ListRowsQuery,
    private readonly grants: GrantList,
  ) {}

  readonly load = async (
    ids: readonly string[],
    actor: Actor,
    input: DecisionInput,
  ): Promise<Map<string, SubjectFacts<DecisionFacts>>> => {
    const day = input.signedOn;
    const rows = await this.db.query<Row>(FACTS, [...visibleTo(actor), ids, input.number, day]);
    const lists = await this.lists.proposed(rows.map(({ id }) => id));
    const found = new Map<string, SubjectFacts<DecisionFacts>>();
    for (const row of rows) {
      const list = lists.get(row.id) ?? [];
      found.set(row.id, {
        contestId: row.contest_id,
        roles: rolesIn(actor, row.contest_id),
        facts: await this.facts(row, list, actor, input),
      });
    }
    return found;
  };

  private async facts(row: Row, list: readonly ListRow[], actor: Actor, input: DecisionInput): Promise<DecisionFacts> {
    const signed = await this.signedList(row.id, list);
    const staying = signed.rows.filter(({ effect }) => effect !== 'withdraw');
    return {
      isProposer: row.proposed_by === actor.accountId,
      gone: await this.gone(staying.map(({ initiativeId }) => initiativeId)),
      resultStands: row.stands,
      listCurrent: row.act === 'grant' ? !input.compare || (await this.isCurrent(row, list)) : row.targets_stand,
      rows: list.length,
      listHash: listHash(list),
      agreedHash: row.list_hash,
      shownHash: input.shownHash,
      openDifferences: row.open_differences,
      clashes: await this.codes(signed.clashes),
      numberTaken: row.number_taken,
      today: row.today,
      proposedOn: input.proposalDate ?? row.proposal_date,
      signedOn: input.signedOn,
    };
  }

  /** Added initiatives are described when the signature is recorded; here only whether they fit matters. */
  private async signedList(decisionId: string, list: readonly ListRow[]): Promise<ReturnType<typeof asSigned>> {
    const differences = await this.lists.differences(decisionId);
    const [any] = list;
    const added = differences.filter(({ change }) => change === 'added');
    const placeholders = any ? added.map(({ initiativeId }) => [initiativeId, { ...any, initiativeId }] as const) : [];
    return asSigned(list, differences, new Map(placeholders));
  }

  private async isCurrent(row: Row, list: readonly ListRow[]): Promise<boolean> {
    const today = await this.grants.rows(row.contest_id, row.kind, row.table_codes);
    return today !== null && listHash(today) === listHash(list);
  }

  private async gone(ids: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ code: string }>(
      `SELECT code FROM initiative.initiative WHERE id = ANY($1::uuid[]) AND state <> 'eligible' ORDER BY code`,
      [ids],
    );
    return rows.map(({ code }) => code);
  }

  private async codes(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.query<{ code: string }>(
      'SELECT code FROM initiative.initiative WHERE id = ANY($1::uuid[]) ORDER BY code',
      [ids],
    );
    return rows.map(({ code }) => code);
  }
}
