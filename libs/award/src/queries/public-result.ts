import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import { Judging } from '@rooms/judging';
import { COMMENDATION_OF } from '../domain/award-list';
import type { DecisionKind, Recipient } from '../domain/award-list';

type Field = Rulebook['publication']['fields'][number];

interface Row {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly number: string;
  readonly series: string;
  readonly issuer: string;
  readonly signedOn: string;
  readonly publishedAt: Date;
  readonly initiativeId: string | null;
  readonly code: string;
  readonly title: string;
  readonly theme: string | null;
  readonly category: string;
  readonly recipients: readonly Recipient[];
  readonly unitName: string;
  readonly prizeName: string;
  readonly amount: number;
  readonly rank: number;
  readonly summary: string | null;
}

export type PublicWinner = { readonly [F in Field]?: string | number | readonly string[] | null };

export interface PublicDecision {
  readonly kind: DecisionKind;
  readonly number: string;
  readonly issuer: string;
  readonly signedOn: string;
  readonly publishedAt: Date;
  readonly winners: readonly PublicWinner[];
}

/** Published decisions with the awards of theirs that are in force; one that has none left is still named. */
const ROWS = `
  SELECT d.id AS "decisionId", d.kind, d.number, d.series, d.issuer, d.signed_on::text AS "signedOn", d.published_at AS "publishedAt",
    a.initiative_id AS "initiativeId", a.code, a.title, a.theme, a.category, a.recipients, a.unit_name AS "unitName",
    a.prize_name AS "prizeName", a.amount::float8 AS amount, a.rank, v.answers ->> $2::text AS summary
  FROM award.decision d
  LEFT JOIN award.award a ON a.decision_id = d.id AND a.ended_by IS NULL AND a.effect <> 'withdraw'
  LEFT JOIN initiative.initiative i ON i.id = a.initiative_id
  LEFT JOIN initiative.revision v ON v.initiative_id = i.id AND v.number = i.revision
  WHERE d.contest_id = $1 AND d.state = 'published' ORDER BY d.published_at, d.signed_on, length(d.number), d.number, d.id, a.position`;

/** The result as anyone may read it: the fields of the rulebook, and nothing at all before publication. */
@Injectable()
export class PublicResultQuery {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly judging: Judging,
  ) {}

  async execute(contestId: string): Promise<{ contest: string; year: number; decisions: PublicDecision[] }> {
    const rulebook = await this.contests.rulebook(contestId);
    const { fields, summaryField } = rulebook.publication;
    const rows = await this.db.query<Row>(ROWS, [contestId, summaryField ?? null]);
    if (rows.length === 0) absent();
    const scores = fields.includes('score') ? await this.scores(contestId) : new Map<string, string>();
    const decisions = new Map<string, PublicDecision & { winners: PublicWinner[] }>();
    for (const row of rows) {
      const decision = decisions.get(row.decisionId) ?? {
        kind: row.kind,
        number: `${row.number}/${row.series}`,
        issuer: row.issuer,
        signedOn: row.signedOn,
        publishedAt: row.publishedAt,
        winners: [],
      };
      decisions.set(row.decisionId, decision);
      if (row.initiativeId !== null) decision.winners.push(shown(row, fields, rulebook, scores));
    }
    return { contest: rulebook.name, year: rulebook.year, decisions: [...decisions.values()] };
  }

  private async scores(contestId: string): Promise<Map<string, string>> {
    const result = await this.judging.finalResult(contestId);
    return new Map((result?.ranking ?? []).map(({ initiativeId, display }) => [initiativeId, display]));
  }
}

function shown(
  row: Row,
  fields: readonly Field[],
  rulebook: Rulebook,
  scores: ReadonlyMap<string, string>,
): PublicWinner {
  const theme = rulebook.themes.find(({ code }) => code === row.theme)?.name ?? null;
  const all: { readonly [F in Field]: string | number | readonly string[] | null } = {
    code: row.code,
    title: row.title,
    theme,
    category: row.category,
    author_name: row.recipients.map(({ name }) => name),
    author_position: row.recipients.map(({ position }) => position),
    unit: row.unitName,
    prize: row.prizeName,
    amount: row.amount,
    commendation: COMMENDATION_OF[row.kind],
    score: scores.get(row.initiativeId ?? '') ?? null,
    rank: row.rank,
    summary: row.summary,
  };
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}
