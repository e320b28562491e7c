import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import type { ContestState, Rulebook } from '@rooms/contest';
import { Judging } from '@rooms/judging';
import type { RoundResult } from '@rooms/judging';
import type { Ranking } from '@rooms/scoring';
import { allot } from '../domain/allotment';
import type { Allotment, AllotmentDecision, AllotmentQuestion, CommitteeBallots } from '../domain/allotment.types';
import { DECIDING } from '../domain/deciding';
import { prizeName } from './list-rows';

export interface AllotmentDecisionView {
  readonly id: string;
  readonly kind: 'tie' | 'extra_slots' | 'leave_empty';
  readonly table: string;
  readonly prize: string;
  readonly tied: readonly string[] | null;
  readonly manner: 'pick' | 'share' | 'extra_slot' | null;
  readonly winners: readonly string[] | null;
  readonly count: number | null;
  readonly reason: string;
  readonly minutesFileId: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/** The frozen results a list rests on. */
export interface ResultRef {
  readonly code: string;
  readonly roundId: string;
  readonly number: number;
  readonly inputHash: string;
}

export interface ComputedAllotment {
  readonly rulebook: Rulebook;
  readonly rulebookVersion: number;
  readonly results: readonly ResultRef[];
  /** Every round the prize tables name is confirmed. */
  readonly confirmed: boolean;
  /** The contest is where prizes are decided. */
  readonly decidable: boolean;
  readonly rankings: Readonly<Record<string, Ranking>>;
  readonly decisions: readonly AllotmentDecisionView[];
  readonly allotment: Allotment;
  /** Ties and questions that must be decided before a list can be drawn. */
  readonly open: readonly AllotmentQuestion[];
  /** Ranked, but no longer eligible. */
  readonly gone: readonly string[];
}

interface Basis {
  readonly contestId: string;
  readonly state: ContestState;
  readonly rulebook: Rulebook;
  readonly rulebookVersion: number;
  readonly results: readonly RoundResult[];
  /** Codes of rounds that a prize table names and that are not locked. */
  readonly unlocked: readonly string[];
}

const DECISIONS = `
  SELECT d.id, d.kind, d.table_code AS "table", d.prize_code AS prize, d.tied, d.manner, d.winners, d.count, d.reason,
    d.minutes_file_id AS "minutesFileId", p.name AS "decidedBy", d.decided_at AS "decidedAt"
  FROM award.allotment_decision d JOIN identity.account a ON a.id = d.decided_by JOIN identity.person p ON p.id = a.person_id
  WHERE d.contest_id = $1 AND d.kind <> 'take_back'
    AND NOT EXISTS (SELECT FROM award.allotment_decision t WHERE t.takes_back = d.id)
  ORDER BY d.number`;

/** Who would win what today, from the locked results and the decisions made so far. Writes nothing. */
@Injectable()
export class AllotmentQuery {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly judging: Judging,
  ) {}

  /** Refuses while a round that a prize table names is not locked. */
  async compute(contestId: string): Promise<ComputedAllotment> {
    const basis = await this.basis(contestId);
    const [code] = basis.unlocked;
    if (code === undefined) return this.computed(basis);
    const round = basis.rulebook.rounds.find((one) => one.code === code)?.name ?? code;
    return refuse('conflict', 'award.result_not_locked', { round });
  }

  /** Null while a round that a prize table names is not locked: nobody would win anything yet. */
  async ifLocked(contestId: string): Promise<ComputedAllotment | null> {
    const basis = await this.basis(contestId);
    return basis.unlocked.length > 0 ? null : this.computed(basis);
  }

  private async basis(contestId: string): Promise<Basis> {
    const { rulebookVersion, state } = await this.contests.view(contestId);
    const rulebook = await this.contests.rulebook(contestId, rulebookVersion);
    const results: RoundResult[] = [];
    const unlocked: string[] = [];
    for (const code of new Set(rulebook.prizes.tables.map(({ round }) => round))) {
      const result = await this.judging.result(contestId, code);
      if (result) results.push(result);
      else unlocked.push(code);
    }
    return { contestId, state, rulebook, rulebookVersion, results, unlocked };
  }

  private async computed({ contestId, state, rulebook, rulebookVersion, results }: Basis): Promise<ComputedAllotment> {
    const decisions = newest(await this.db.query<AllotmentDecisionView>(DECISIONS, [contestId]));
    const ballots = rulebook.prizes.committeeVote === null ? undefined : await this.ballots(contestId);
    const gone = await this.gone(results.flatMap(({ ranking }) => ranking.map(({ initiativeId }) => initiativeId)));
    const rankings = Object.fromEntries(results.map((result) => [result.code, rankingOf(result, new Set(gone))]));
    const allotment = allot({
      prizes: rulebook.prizes,
      rankings,
      decisions: decisions.map(asAnswer),
      ...(ballots && { ballots }),
    });
    const questions = allotment.questions.map((question) => inWords(question, rulebook));
    const ties = allotment.boundaryTies.map(({ table, prize }) =>
      inWords({ code: 'award.tie_open', params: { table, prize } }, rulebook),
    );
    return {
      rulebook,
      rulebookVersion,
      results: results.map(({ code, roundId, number, inputHash }) => ({ code, roundId, number, inputHash })),
      confirmed: results.every(({ state }) => state !== 'locked'),
      decidable: DECIDING.includes(state),
      rankings,
      decisions,
      gone,
      allotment: { ...allotment, questions },
      open: [...ties, ...questions],
    };
  }

  private async ballots(contestId: string): Promise<Record<string, CommitteeBallots>> {
    const rows = await this.db.query<CommitteeBallots & { initiative: string }>(
      `SELECT initiative_id AS initiative, in_favour AS "inFavour", members, present, cast_ballots AS "cast"
       FROM award.committee_vote WHERE contest_id = $1`,
      [contestId],
    );
    return Object.fromEntries(rows.map(({ initiative, ...counts }) => [initiative, counts]));
  }

  private async gone(ids: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM initiative.initiative WHERE id = ANY($1::uuid[]) AND state <> 'eligible' ORDER BY code`,
      [[...new Set(ids)]],
    );
    return rows.map(({ id }) => id);
  }
}

/** Of several decisions about the same thing only the newest, in the order they were made. */
function newest(decisions: readonly AllotmentDecisionView[]): AllotmentDecisionView[] {
  const kept = new Map<string, AllotmentDecisionView>();
  for (const one of decisions) {
    kept.set(JSON.stringify([one.kind, one.table, one.prize, [...(one.tied ?? [])].sort()]), one);
  }
  return [...kept.values()];
}

/** What a list that is drawn from it rests on. */
export function basisOf({ results, decisions }: ComputedAllotment): object {
  return { results, decisions: decisions.map(({ id }) => id) };
}

/** The prize by its name, as in the refusals. */
function inWords({ code, params }: AllotmentQuestion, rulebook: Rulebook): AllotmentQuestion {
  const { table, prize } = params;
  if (table === undefined || prize === undefined) return { code, params };
  return { code, params: { ...params, prize: prizeName(rulebook, String(table), String(prize)) } };
}

function asAnswer(one: AllotmentDecisionView): AllotmentDecision {
  const { table, prize } = one;
  if (one.kind !== 'tie') return { kind: one.kind, table, prize, count: one.count ?? 0 };
  const about = { kind: 'tie' as const, table, prize, tied: one.tied ?? [] };
  return one.manner === 'pick'
    ? { ...about, manner: 'pick', winners: one.winners ?? [] }
    : { ...about, manner: one.manner ?? 'share' };
}

/** The frozen ranking without those that were struck off since; the others keep their ranks. */
function rankingOf(result: RoundResult, gone: ReadonlySet<string>): Ranking {
  return {
    round: result.code,
    ranked: result.ranking
      .filter(({ initiativeId }) => !gone.has(initiativeId))
      .map(({ initiativeId, category, rank, score, display, separatedBy }) => ({
        initiative: initiativeId,
        category,
        rank,
        score,
        display,
        separatedBy,
      })),
    unranked: [],
    ties: result.ties,
    unusedSettlements: [],
  };
}
