import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole } from '@platform/kernel';
import type { Actor, Language } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { blockName } from '@rooms/identity';
import { scoreBins } from '../domain/score-bins';
import type { Bin } from '../domain/score-bins';
import { nameOf } from '../domain/statistics-words';
import { conflictedSql } from './export-results';

export interface Slice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}
export interface RoundProgress {
  readonly code: string;
  readonly name: string;
  readonly state: string;
  readonly initiatives: number;
  readonly assigned: number;
  readonly submitted: number;
}
export interface RoundScores {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly bins: readonly Bin[];
}

export interface Statistics {
  readonly total: number;
  readonly byDay: readonly { readonly day: string; readonly count: number }[];
  readonly byOutcome: readonly Slice[];
  readonly byState: readonly Slice[];
  readonly byChannel: readonly Slice[];
  readonly byTheme: readonly Slice[];
  readonly byAuthorKind: readonly Slice[];
  readonly byBlock: readonly Slice[];
  readonly byUnit: readonly Slice[];
  readonly progress: readonly RoundProgress[];
  /** Of locked rounds only. */
  readonly scores: readonly RoundScores[];
}

const RECEIVED = `FROM initiative.initiative i JOIN identity.unit u ON u.id = i.unit_id
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL`;

const slice = (key: string, label = key): string =>
  `SELECT coalesce(${key}, '') AS key, coalesce(min(${label}), '') AS label, count(*)::int AS count ${RECEIVED} GROUP BY ${key} ORDER BY 3 DESC, 1 LIMIT 500`;

const BY_DAY = `SELECT to_char(i.received_at AT TIME ZONE c.zone, 'YYYY-MM-DD') AS day, count(*)::int AS count
  FROM initiative.initiative i JOIN contest.contest c ON c.id = i.contest_id
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL GROUP BY 1 ORDER BY 1`;

/** A verdict that was never told to anybody counts for the secretariat ($2) only. */
const HIDDEN = `NOT $2::boolean AND i.told_state IS NOT NULL AND i.sealed_at IS NULL AND i.state IN ('eligible', 'ineligible', 'duplicate')`;
const BY_STATE = `SELECT CASE WHEN ${HIDDEN} THEN i.told_state ELSE i.state END AS key, '' AS label, count(*)::int AS count ${RECEIVED}
  GROUP BY 1 ORDER BY 3 DESC, 1`;

/** The verdict that stands; a dossier without one is where its state says it is. */
const OUTCOME = `SELECT CASE WHEN ${HIDDEN} THEN i.told_state ELSE coalesce(v.verdict, i.state) END AS key, '' AS label, count(*)::int AS count
  FROM initiative.initiative i LEFT JOIN screening.verdict v ON v.initiative_id = i.id AND v.state = 'standing'
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL GROUP BY 1 ORDER BY 3 DESC, 1`;

const PROGRESS = `SELECT r.code, r.name, r.state,
    (SELECT count(*)::int FROM judging.round_initiative x WHERE x.round_id = r.id) AS initiatives,
    count(a.id)::int AS assigned,
    count(a.id) FILTER (WHERE EXISTS (SELECT FROM judging.sheet s WHERE s.assignment_id = a.id AND s.state = 'submitted'))::int AS submitted
  FROM judging.round r LEFT JOIN judging.assignment a ON a.round_id = r.id AND a.state IN ('offered', 'appointed', 'accepted')
  WHERE r.contest_id = $1 GROUP BY r.id ORDER BY r.position`;

/** Of the newest locking of each round that is locked now, without what the reader ($2) is in conflict with. Displayed scores, in hundredths. */
const SCORES = `SELECT r.code, r.name,
    ARRAY(SELECT round((e ->> 'display')::numeric * 100)::int FROM jsonb_array_elements(q.snapshot -> 'ranking') e
      WHERE (e ->> 'initiativeId')::uuid <> ALL (ARRAY(${conflictedSql('r.id', '$2::uuid')}))) AS scores
  FROM judging.round r CROSS JOIN LATERAL (
    SELECT snapshot FROM judging.round_result x WHERE x.round_id = r.id ORDER BY x.number DESC LIMIT 1) q
  WHERE r.contest_id = $1 AND r.state IN ('locked', 'confirmed', 'announced') ORDER BY r.position`;

const BY = {
  channel: slice('i.channel'),
  theme: slice('i.theme'),
  authorKind: slice('i.author_kind'),
  block: slice('u.block'),
  unit: slice('i.unit_id::text', 'i.unit_name'),
} as const;

const SECRETARIAT = ['secretary', 'secretary_head'];
const SCORE_READERS = [...SECRETARIAT, 'chair', 'deputy_chair'];

/** Numbers of a contest. Nothing here depends on a mark before its round is locked. */
@Injectable()
export class StatisticsQuery {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
  ) {}

  async execute(actor: Actor, contestId: string, language: Language): Promise<Statistics> {
    const by = (what: keyof typeof BY) => this.db.query<Slice>(BY[what], [contestId]);
    const named = (what: Parameters<typeof nameOf>[0], slices: readonly Slice[]) =>
      slices.map((one) => ({ ...one, label: nameOf(what, one.key, language) }));
    const { themes } = await this.contests.rulebook(contestId);
    const mayKnow = [contestId, hasRole(actor, contestId, ...SECRETARIAT)];
    const byState = await this.db.query<Slice>(BY_STATE, mayKnow);
    const byTheme = await by('theme');
    const byBlock = await by('block');
    return {
      total: byState.reduce((sum, { count }) => sum + count, 0),
      byDay: await this.db.query<{ day: string; count: number }>(BY_DAY, [contestId]),
      byOutcome: named('byOutcome', await this.db.query<Slice>(OUTCOME, mayKnow)),
      byState: named('byState', byState),
      byChannel: named('byChannel', await by('channel')),
      byTheme: byTheme.map((one) => ({ ...one, label: themes.find(({ code }) => code === one.key)?.name ?? one.key })),
      byAuthorKind: named('byAuthorKind', await by('authorKind')),
      byBlock: byBlock.map((one) => ({ ...one, label: blockName(one.key, language) })),
      byUnit: await by('unit'),
      progress: await this.db.query<RoundProgress>(PROGRESS, [contestId]),
      scores: (await this.readsScores(actor, contestId)) ? await this.scores(contestId, actor) : [],
    };
  }

  /** Organisers read results from the first drafted decision on. */
  private async readsScores(actor: Actor, contestId: string): Promise<boolean> {
    if (hasRole(actor, contestId, ...SCORE_READERS)) return true;
    const drafted = await this.db.first('SELECT 1 FROM award.decision WHERE contest_id = $1 LIMIT 1', [contestId]);
    return drafted !== undefined && hasRole(actor, contestId, 'organiser');
  }

  private async scores(contestId: string, { accountId }: Actor): Promise<RoundScores[]> {
    const rounds = await this.db.query<{ code: string; name: string; scores: number[] }>(SCORES, [
      contestId,
      accountId,
    ]);
    return rounds.map(({ code, name, scores }) => ({ code, name, count: scores.length, bins: scoreBins(scores) }));
  }
}
