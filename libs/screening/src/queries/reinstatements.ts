import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { Page } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { availableTransitions } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { reinstatementWorkflow } from '../domain/reinstatement.workflow';
import type { ReinstatementState } from '../domain/reinstatement.workflow';
import { Bindings } from '../persistence/bindings';
import { Dossiers, ownSql } from '../persistence/dossiers';

export interface ReinstatementRow {
  readonly id: string;
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly leadAuthor: string | null;
  readonly unitName: string;
  readonly state: ReinstatementState;
  readonly document: string;
  readonly reason: string;
  /** Why it was found ineligible. */
  readonly verdictReason: string | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly availableTransitions: readonly AvailableTransition[];
}

const COLUMNS = `n.id, i.id AS "initiativeId", i.code, i.title, i.lead_author AS "leadAuthor", i.unit_name AS "unitName", n.state, n.document, n.reason,
  v.reason AS "verdictReason", p.name AS "proposedBy", n.proposed_at AS "proposedAt", d.name AS "decidedBy", n.decided_at AS "decidedAt"`;
const FROM = `screening.reinstatement n JOIN initiative.initiative i ON i.id = n.initiative_id JOIN screening.verdict v ON v.id = n.verdict_id
  JOIN identity.account a ON a.id = n.proposed_by JOIN identity.person p ON p.id = a.person_id
  LEFT JOIN identity.account b ON b.id = n.decided_by LEFT JOIN identity.person d ON d.id = b.person_id`;

/** Proposals to bring ineligible dossiers back, newest first; those about the reader's own are left out. */
@Injectable()
export class ReinstatementsQuery {
  constructor(
    private readonly db: Database,
    private readonly dossiers: Dossiers,
    private readonly bindings: Bindings,
  ) {}

  async execute(
    contestId: string,
    query: {
      readonly state?: ReinstatementState | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
    actor: Actor,
  ): Promise<Page<ReinstatementRow>> {
    this.dossiers.requireSecretary(contestId, actor);
    const params: unknown[] = [contestId, actor.accountId, actor.personId];
    const where = ['n.contest_id = $1', `NOT ${ownSql('$2', '$3')}`];
    if (query.state !== undefined) where.push(`n.state = $${params.push(query.state)}`);
    const sql = keysetSql({
      columns: COLUMNS,
      from: FROM,
      where,
      params,
      id: 'n.id',
      sort: { sql: 'n.proposed_at', type: 'timestamptz', descending: true },
      cursor: query.cursor,
      limit: query.limit,
    });
    const rows = await this.db.query<ReinstatementRow>(sql.page, sql.params);
    const total = await this.db.first<{ total: number }>(sql.total, sql.totalParams);
    const facts = await this.bindings.reinstatement.load(
      rows.map(({ id }) => id),
      actor,
      undefined,
    );
    const now = await this.db.now();
    return toPage(rows, query.limit, total?.total ?? 0, (row) => {
      const own = facts.get(row.id);
      const steps = own ? availableTransitions(reinstatementWorkflow, row.state, own.facts, own.roles, now) : [];
      return { ...row, availableTransitions: steps };
    });
  }
}
