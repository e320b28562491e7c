import type { Exact } from './rational';
import { compareExact } from './rational';
import type { InitiativeTally, LadderStep } from './rules';

export interface Candidate {
  readonly initiative: string;
  readonly category: string;
  /** Tallies by round code: the ranked round's and those of the rounds before it. */
  readonly tallies: Readonly<Record<string, InitiativeTally>>;
  /** Milliseconds; read only when the rules break ties by submission time. */
  readonly receivedAt?: number;
}

/** A person's settlement of one tie: all tied initiatives in the order drawn or decided. */
export interface TieSettlement {
  readonly by: 'lot' | 'decision';
  readonly order: readonly string[];
}

export interface RankInput {
  readonly round: string;
  /** Codes of the rounds up to the ranked one; ladder steps about other rounds are skipped. */
  readonly rounds: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly ladder: readonly LadderStep[];
  readonly settlements?: readonly TieSettlement[];
}

export interface RankedInitiative {
  readonly initiative: string;
  readonly category: string;
  readonly rank: number;
  readonly score: Exact;
  readonly display: string;
  /** What put it below an equal score before it: the index of the ladder's step, a person's settlement, or null. */
  readonly separatedBy: number | 'settlement' | null;
}

/** Initiatives that share a rank after the ladder; settledBy tells whom the rules ask. */
export interface Tie {
  readonly rank: number;
  readonly initiatives: readonly string[];
  readonly settledBy: 'lot' | 'decision';
}

export interface Ranking {
  readonly round: string;
  /** By rank. Initiatives of one rank stay in the order given, which decides nothing. */
  readonly ranked: readonly RankedInitiative[];
  readonly unranked: readonly { readonly initiative: string; readonly reason: 'too_few_sheets' | 'pass_mark' }[];
  readonly ties: readonly Tie[];
  /** Settlements that fit no tie, by their place in the input; a stale decision must be seen. */
  readonly unusedSettlements: readonly number[];
}

interface Scored {
  readonly candidate: Candidate;
  readonly score: Exact;
  readonly display: string;
}

function tallyOf(candidate: Candidate, round: string): InitiativeTally {
  const found = candidate.tallies[round];
  if (!found) throw new RangeError(`No tally of round ${round} for initiative ${candidate.initiative}`);
  return found;
}

/** Positive when `b` goes first. */
function byStep(step: LadderStep, rounds: readonly string[], a: Candidate, b: Candidate): number {
  switch (step.by) {
    case 'criterion': {
      if (!rounds.includes(step.round)) return 0;
      const mean = (candidate: Candidate): Exact | undefined =>
        tallyOf(candidate, step.round).criteria.find(({ code }) => code === step.criterion)?.mean;
      return higherFirst(mean(a), mean(b));
    }
    case 'carried': {
      if (!rounds.includes(step.round)) return 0;
      return higherFirst(tallyOf(a, step.round).score, tallyOf(b, step.round).score);
    }
    case 'submission_time': {
      if (a.receivedAt === undefined || b.receivedAt === undefined)
        throw new RangeError('No submission time to compare');
      return a.receivedAt - b.receivedAt;
    }
    case 'lot':
    case 'decision':
      return 0;
  }
}

function higherFirst(a: Exact | null | undefined, b: Exact | null | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return compareExact(b, a);
}

/** Competition ranking (1-2-2-4) on exact scores: the ladder, then the settlements of persons; what is left is shared. */
export function rank({ round, rounds, candidates, ladder, settlements = [] }: RankInput): Ranking {
  const unranked: Ranking['unranked'][number][] = [];
  const scored: Scored[] = [];
  for (const candidate of candidates) {
    const { score, display, passed, initiative } = tallyOf(candidate, round);
    if (score === null || display === null) unranked.push({ initiative, reason: 'too_few_sheets' });
    else if (!passed) unranked.push({ initiative, reason: 'pass_mark' });
    else scored.push({ candidate, score, display });
  }
  const separation = (a: Scored, b: Scored): { order: number; by: number | null } => {
    const order = compareExact(b.score, a.score);
    if (order !== 0) return { order, by: null };
    for (const [index, step] of ladder.entries()) {
      const decided = byStep(step, rounds, a.candidate, b.candidate);
      if (decided !== 0) return { order: decided, by: index };
    }
    return { order: 0, by: null };
  };
  const ordered = scored.toSorted((a, b) => separation(a, b).order);
  const last = ladder.at(-1);
  const settledBy = last?.by === 'lot' ? 'lot' : 'decision';
  const used = new Set<number>();
  const ranked: RankedInitiative[] = [];
  const ties: Tie[] = [];
  for (let start = 0; start < ordered.length;) {
    const first = ordered[start];
    if (!first) break;
    let end = start + 1;
    for (let other = ordered[end]; other && separation(first, other).order === 0; other = ordered[end]) end += 1;
    const group = ordered.slice(start, end);
    const before = ordered[start - 1];
    const by = before ? separation(before, first).by : null;
    const names = group.map(({ candidate }) => candidate.initiative);
    const place = settlements.findIndex(
      (settlement, index) => !used.has(index) && settlement.by === settledBy && sameNames(settlement.order, names),
    );
    const settlement = group.length > 1 ? settlements[place] : undefined;
    if (settlement) used.add(place);
    else if (group.length > 1) ties.push({ rank: start + 1, initiatives: names, settledBy });
    const inOrder = settlement
      ? group.toSorted((a, b) => orderIn(settlement, a.candidate) - orderIn(settlement, b.candidate))
      : group;
    inOrder.forEach(({ candidate, score, display }, index) =>
      ranked.push({
        initiative: candidate.initiative,
        category: candidate.category,
        rank: start + 1 + (settlement ? index : 0),
        score,
        display,
        separatedBy: settlement && index > 0 ? 'settlement' : by,
      }),
    );
    start = end;
  }
  const unusedSettlements = settlements.flatMap((_, index) => (used.has(index) ? [] : [index]));
  return { round, ranked, unranked, ties, unusedSettlements };
}

const orderIn = (settlement: TieSettlement, candidate: Candidate): number =>
  settlement.order.indexOf(candidate.initiative);

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
