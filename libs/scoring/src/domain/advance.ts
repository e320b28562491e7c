import { compare, fromExact, points } from './rational';
import type { RankedInitiative, Ranking } from './rank';
import type { AdvanceRule } from './rules';

/** A person's answer to a tie across the line: who of the tied go on, any number of them. */
export interface AdvanceDecision {
  readonly tied: readonly string[];
  readonly admitted: readonly string[];
}

export interface AdvanceQuestion {
  readonly code: 'scoring.tie_across_advance';
  readonly quota: number;
  readonly rank: number;
  readonly tied: readonly string[];
  /** How many places are left for the tied. */
  readonly places: number;
}

export interface Advance {
  readonly advancing: readonly string[];
  readonly questions: readonly AdvanceQuestion[];
}

/** Who goes on. A tie across the line is never cut: it comes back as a question until a person decides. */
export function advance(ranking: Ranking, rule: AdvanceRule, decisions: readonly AdvanceDecision[] = []): Advance {
  const reaches = (entry: RankedInitiative, minimum: number): boolean =>
    compare(fromExact(entry.score), points(minimum)) >= 0;
  if (rule.rule === 'none') return { advancing: [], questions: [] };
  if (rule.rule === 'minimum') {
    const advancing = ranking.ranked
      .filter((entry) => reaches(entry, rule.minimum))
      .map(({ initiative }) => initiative);
    return { advancing, questions: [] };
  }
  const { minimum } = rule;
  const chosen = new Set<string>();
  const questions: AdvanceQuestion[] = [];
  rule.quotas.forEach((quota, index) => {
    const pool = ranking.ranked.filter(
      (entry) => quota.categories.includes(entry.category) && (minimum === null || reaches(entry, minimum)),
    );
    const line = pool[quota.count - 1];
    const next = pool[quota.count];
    if (!line || line.rank !== next?.rank) {
      for (const { initiative } of pool.slice(0, quota.count)) chosen.add(initiative);
      return;
    }
    const above = pool.filter((entry) => entry.rank < line.rank);
    const tied = pool.filter((entry) => entry.rank === line.rank).map(({ initiative }) => initiative);
    for (const { initiative } of above) chosen.add(initiative);
    const decision = decisions.find(
      (made) =>
        JSON.stringify(made.tied.toSorted()) === JSON.stringify(tied.toSorted()) &&
        made.admitted.every((initiative) => tied.includes(initiative)),
    );
    for (const initiative of decision?.admitted ?? []) chosen.add(initiative);
    const places = quota.count - above.length;
    if (!decision) questions.push({ code: 'scoring.tie_across_advance', quota: index, rank: line.rank, tied, places });
  });
  const advancing = ranking.ranked
    .filter(({ initiative }) => chosen.has(initiative))
    .map(({ initiative }) => initiative);
  return { advancing, questions };
}
