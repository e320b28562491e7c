import type { Prize, Prizes, PrizeTable } from '@rooms/contest';
import type { RankedInitiative } from '@rooms/scoring';
import { answerTie } from './allotment.ties';
import type {
  Allotment,
  AllotmentDecision,
  AllotmentInput,
  AllotmentQuestion,
  BoundaryTie,
  CommitteeBallots,
  EmptySlots,
  Slot,
  Winner,
} from './allotment.types';

interface State {
  readonly slots: Slot[];
  readonly winners: Winner[];
  readonly emptySlots: EmptySlots[];
  readonly boundaryTies: BoundaryTie[];
  readonly questions: AllotmentQuestion[];
  readonly notSupported: Set<string>;
  readonly used: Set<AllotmentDecision>;
  /** Categories of tables that wait for an answer; later tables with one of them wait too. */
  readonly waiting: Set<string>;
}

/** score ≥ hundredths, exactly. */
function reaches(entry: RankedInitiative, hundredths: number): boolean {
  return BigInt(entry.score.numerator) * 100n >= BigInt(hundredths) * BigInt(entry.score.denominator);
}

export const amountOf = (prize: Prize, category: string): number =>
  prize.amounts.find((entry) => entry.category === category)?.amount ?? 0;

/** What the ballots mean by the rules; unknown where there are none, or none that make sense. */
export function supported(
  vote: Prizes['committeeVote'],
  ballots: CommitteeBallots | undefined,
): 'yes' | 'no' | 'unknown' {
  if (!vote) return 'yes';
  if (!ballots) return 'unknown';
  const counts = [ballots.inFavour, ballots.cast, ballots.present, ballots.members];
  const sane = counts.every((count, index) => Number.isSafeInteger(count) && count >= (counts[index - 1] ?? 0));
  if (!sane || ballots[vote.base] === 0) return 'unknown';
  return ballots.inFavour * vote.share.in >= ballots[vote.base] * vote.share.of ? 'yes' : 'no';
}

/** The best of the table that have not won yet and that the committee supports. */
function poolOf(input: AllotmentInput, table: PrizeTable, state: State): RankedInitiative[] {
  const ranking = input.rankings[table.round];
  if (!ranking) throw new RangeError(`No ranking of round ${table.round}`);
  const won = new Set(state.winners.map(({ initiative }) => initiative));
  return ranking.ranked.filter((entry) => {
    if (won.has(entry.initiative) || !(table.categories as readonly string[]).includes(entry.category)) return false;
    const refused = supported(input.prizes.committeeVote, input.ballots?.[entry.initiative]) === 'no';
    if (refused) state.notSupported.add(entry.initiative);
    return !refused;
  });
}

/** Places of the prize after the decisions to add some or to leave some empty. */
function placesOf(
  input: AllotmentInput,
  table: PrizeTable,
  prize: Prize,
  state: State,
): { places: number; left: number } {
  const made = (kind: 'extra_slots' | 'leave_empty', allowed: boolean): number => {
    let sum = 0;
    for (const decision of input.decisions ?? []) {
      if (decision.kind !== kind || decision.table !== table.code || decision.prize !== prize.code) continue;
      state.used.add(decision);
      const sound = Number.isSafeInteger(decision.count) && decision.count > 0;
      if (allowed && sound) sum += decision.count;
      else {
        const code = sound ? (`award.${kind}_not_allowed` as const) : 'award.count_not_positive';
        state.questions.push({ code, params: { table: table.code, prize: prize.code } });
      }
    }
    return sum;
  };
  const all = prize.count + made('extra_slots', input.prizes.extraSlotsAllowed);
  const left = Math.min(all, made('leave_empty', input.prizes.emptySlotsAllowed));
  return { places: all - left, left };
}

/** Fills one prize from the pool. False: it waits for an answer, and so does everything after it. */
function fill(input: AllotmentInput, table: PrizeTable, prize: Prize, state: State): boolean {
  const at = { table: table.code, prize: prize.code };
  const { places, left } = placesOf(input, table, prize, state);
  const pool = poolOf(input, table, state);
  const { band } = prize;
  const eligible = band ? pool.filter((entry) => reaches(entry, band.from)) : pool;
  const empty = (count: number, reason: EmptySlots['reason']): void => {
    if (count === 0) return;
    state.emptySlots.push({ ...at, count, reason });
    if (!input.prizes.emptySlotsAllowed) state.questions.push({ code: 'award.empty_slot', params: { ...at, count } });
  };
  const award = (entry: RankedInitiative, by: Winner['by'], amount = amountOf(prize, entry.category)): void => {
    const { initiative, category, rank } = entry;
    state.winners.push({ initiative, category, ...at, rank, amount, commendations: prize.commendations, by });
    if (supported(input.prizes.committeeVote, input.ballots?.[initiative]) === 'unknown') {
      state.questions.push({ code: 'award.vote_missing', params: { initiative } });
    }
  };
  const place = (count: number, slotState: Slot['state'], winners: readonly (readonly string[])[]): void => {
    const first = state.slots.filter((slot) => slot.table === at.table && slot.prize === at.prize).length + 1;
    for (let index = 0; index < count; index += 1) {
      state.slots.push({ ...at, number: first + index, state: slotState, winners: winners[index] ?? [] });
    }
  };
  const line = eligible[places - 1];
  const crossed = line !== undefined && eligible[places]?.rank === line.rank;
  const sure = crossed ? eligible.filter(({ rank }) => rank < line.rank) : eligible.slice(0, places);
  for (const entry of sure) award(entry, 'rank');
  place(
    sure.length,
    'filled',
    sure.map(({ initiative }) => [initiative]),
  );
  if (crossed) {
    const tied = eligible.filter(({ rank }) => rank === line.rank);
    const tie = { table, prize, tied, places: places - sure.length, extraAllowed: input.prizes.extraSlotsAllowed };
    const answer = answerTie(tie, input.decisions ?? []);
    if (answer.kind === 'ask') {
      state.boundaryTies.push(answer.tie);
      if (answer.refused) {
        state.used.add(answer.refused);
        state.questions.push({ code: 'award.tie_answer_refused', params: at });
      }
      place(tie.places, 'pending', []);
      place(left, 'empty', []);
      empty(left, 'left_empty');
      return false;
    }
    state.used.add(answer.decision);
    for (const { entry, amount } of answer.winners) award(entry, answer.decision.manner, amount);
    place(answer.slots.length, 'filled', answer.slots);
  } else {
    place(places - sure.length, 'empty', []);
    empty(places - sure.length, pool.length > eligible.length ? 'below_band' : 'no_candidate');
  }
  place(left, 'empty', []);
  empty(left, 'left_empty');
  return true;
}

function pend(table: PrizeTable, prizes: readonly Prize[], state: State): void {
  for (const prize of prizes) {
    for (let number = 1; number <= prize.count; number += 1) {
      state.slots.push({ table: table.code, prize: prize.code, number, state: 'pending', winners: [] });
    }
  }
}

/**
 * Who wins what. Tables in the order of the rules, prizes by rank, initiatives by their ranking; each wins once.
 * A tie across the end of a prize stops its table, and every later table with a category of it, until a person decides.
 * Depends on nothing but its input: no id, time or order of the input breaks a tie.
 * Errors: RangeError when the ranking of a table's round is not given.
 */
export function allot(input: AllotmentInput): Allotment {
  const state: State = {
    slots: [],
    winners: [],
    emptySlots: [],
    boundaryTies: [],
    questions: [],
    notSupported: new Set(),
    used: new Set(),
    waiting: new Set(),
  };
  for (const table of input.prizes.tables) {
    const stopped = table.categories.some((category) => state.waiting.has(category));
    const until = stopped ? 0 : table.prizes.findIndex((prize) => !fill(input, table, prize, state));
    if (until === -1) continue;
    for (const category of table.categories) state.waiting.add(category);
    pend(table, table.prizes.slice(stopped ? 0 : until + 1), state);
  }
  const budgetUsed = state.winners.reduce((sum, { amount }) => sum + amount, 0);
  const { budgetCeiling } = input.prizes;
  if (budgetCeiling !== null && budgetUsed > budgetCeiling) {
    state.questions.push({ code: 'award.over_budget', params: { budgetUsed, budgetCeiling } });
  }
  const pending = state.slots.some((slot) => slot.state === 'pending');
  for (const [index, decision] of (input.decisions ?? []).entries()) {
    if (state.used.has(decision) || pending) continue;
    state.questions.push({
      code: 'award.decision_without_use',
      params: { decision: index, table: decision.table, prize: decision.prize },
    });
  }
  return {
    slots: state.slots,
    winners: state.winners,
    emptySlots: state.emptySlots,
    budgetUsed,
    boundaryTies: state.boundaryTies,
    questions: state.questions,
    notSupported: [...state.notSupported],
    complete: state.boundaryTies.length === 0 && state.questions.length === 0 && !pending,
  };
}
