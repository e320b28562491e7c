import type { Exact, Rational } from './rational';
import {
  compare,
  display,
  fromExact,
  mean,
  minus,
  over,
  plus,
  points,
  rational,
  roundHalfUp,
  times,
  toExact,
  total,
  written,
} from './rational';
import type { CalculationSheet, CalculationStep, InitiativeTally, RoundRules, ScoreSheet, ScoringFault } from './rules';
import { sheetFaults } from './sheet-faults';

export interface TallyInput {
  readonly round: RoundRules;
  /** Every initiative of the round, also one without sheets. */
  readonly initiatives: readonly string[];
  readonly sheets: readonly ScoreSheet[];
  /** Public votes by initiative, when the rules count them; an initiative that is not named has none. */
  readonly votes?: Readonly<Record<string, number>>;
  /** Scores of the earlier round by initiative, when the rules carry them over. */
  readonly carried?: Readonly<Record<string, Exact>>;
}

export type Tallied =
  | { readonly ok: true; readonly initiatives: readonly InitiativeTally[]; readonly calculation: CalculationSheet }
  | { readonly ok: false; readonly faults: readonly ScoringFault[] };

/** From so many sheets on a trimmed mean drops two of them; of fewer it is the plain mean. */
const TRIM_FROM = 5;

interface SheetTotal {
  readonly sheet: ScoreSheet;
  readonly total: Rational;
  readonly expression: string;
}

function sheetTotal(round: RoundRules, sheet: ScoreSheet): SheetTotal {
  const markOf = (code: string): Rational => points(sheet.marks[code] ?? 0);
  const sum = (codes: readonly string[]): string => codes.map((code) => written(markOf(code))).join(' + ');
  if (round.aggregation.method !== 'weighted') {
    const codes = round.criteria.map(({ code }) => code);
    return { sheet, total: total(codes.map(markOf)), expression: sum(codes) };
  }
  const scale = points(round.total - (round.publicVote?.max ?? 0));
  const parts = round.aggregation.groups.map((group) => {
    const rules = round.criteria.filter(({ code }) => group.criteria.includes(code));
    const highest = total(rules.map(({ max }) => points(max)));
    const reached = total(group.criteria.map(markOf));
    return {
      value: times(times(over(reached, highest), rational(BigInt(group.weight), 10_000n)), scale),
      text: `(${sum(group.criteria)}) ÷ ${written(highest)} × ${written(points(group.weight))}% × ${written(scale)}`,
    };
  });
  return {
    sheet,
    total: total(parts.map(({ value }) => value)),
    expression: parts.map(({ text }) => text).join(' + '),
  };
}

/** One highest and one lowest are dropped; which of several equal ones does not change the score. */
function kept(round: RoundRules, totals: readonly SheetTotal[]): { kept: SheetTotal[]; dropped: SheetTotal[] } {
  const ordered = totals.toSorted((a, b) => compare(a.total, b.total));
  if (round.aggregation.method !== 'trimmed' || totals.length < TRIM_FROM) return { kept: [...totals], dropped: [] };
  return { kept: ordered.slice(1, -1), dropped: [...ordered.slice(0, 1), ...ordered.slice(-1)] };
}

function publicVote(round: RoundRules, votes: number, most: number): { value: Rational; step: CalculationStep } | null {
  if (!round.publicVote) return null;
  const highest = points(round.publicVote.max);
  const exact = most === 0 ? rational(0n) : times(highest, rational(BigInt(votes), BigInt(most)));
  const value = roundHalfUp(exact, round.publicVote.decimals);
  const expression = most === 0 ? '0' : `${written(highest)} × ${votes} ÷ ${most}`;
  return {
    value,
    step: { step: 'public_vote', sheet: null, expression, result: display(value, round.publicVote.decimals) },
  };
}

function gradeOf(round: RoundRules, score: Rational): string | null {
  const grade = round.grades.find(
    ({ from, below }) => compare(score, points(from)) >= 0 && (below === null || compare(score, points(below)) < 0),
  );
  return grade?.code ?? null;
}

function tallyOne(
  input: TallyInput,
  initiative: string,
  sheets: readonly ScoreSheet[],
  most: number,
): { tally: InitiativeTally; steps: CalculationStep[] } {
  const { round } = input;
  const totals = sheets.map((sheet) => sheetTotal(round, sheet));
  const steps: CalculationStep[] = totals.map(({ sheet, total: sum, expression }) => ({
    step: 'sheet_total',
    sheet: sheet.id,
    expression,
    result: written(sum),
  }));
  const criteria =
    sheets.length === 0
      ? []
      : round.criteria.map((criterion) => {
          const average = mean(sheets.map((sheet) => points(sheet.marks[criterion.code] ?? 0)));
          return {
            code: criterion.code,
            mean: toExact(average),
            display: display(average, round.displayDecimals),
            failed: criterion.passMark !== null && compare(average, points(criterion.passMark)) < 0,
          };
        });
  const ordered = totals.map(({ total: sum }) => sum).toSorted(compare);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  const spread = lowest && highest ? minus(highest, lowest) : null;
  const enough = sheets.length >= round.minimumSheets;
  const trimmed = kept(round, totals);
  const carried = round.carryOver ? input.carried?.[initiative] : undefined;
  const vote = publicVote(round, input.votes?.[initiative] ?? 0, most);
  const panel = enough ? mean(trimmed.kept.map(({ total: sum }) => sum)) : null;
  let score: Rational | null = null;
  if (panel) {
    for (const { sheet, total: sum } of trimmed.dropped) {
      steps.push({ step: 'dropped', sheet: sheet.id, expression: written(sum), result: written(sum) });
    }
    const values = trimmed.kept.map(({ total: sum }) => written(sum)).join(' + ');
    steps.push({
      step: 'mean',
      sheet: null,
      expression: `(${values}) ÷ ${trimmed.kept.length}`,
      result: written(panel),
    });
    if (vote) steps.push(vote.step);
    const own = vote ? plus(panel, vote.value) : panel;
    score = own;
    if (round.carryOver && carried) {
      const { earlierWeight, ownWeight } = round.carryOver;
      const weight = (value: number): Rational => rational(BigInt(value), 10_000n);
      score = plus(times(fromExact(carried), weight(earlierWeight)), times(own, weight(ownWeight)));
      const percent = (value: number): string => `${written(points(value))}%`;
      const ownText = vote ? `(${written(panel)} + ${written(vote.value)})` : written(own);
      steps.push({
        step: 'carry_over',
        sheet: null,
        expression: `${written(fromExact(carried))} × ${percent(earlierWeight)} + ${ownText} × ${percent(ownWeight)}`,
        result: written(score),
      });
    }
    const before = vote && !round.carryOver ? `${written(panel)} + ${written(vote.value)}` : written(score);
    steps.push({ step: 'rounding', sheet: null, expression: before, result: display(score, round.displayDecimals) });
  }
  return {
    steps,
    tally: {
      initiative,
      sheets: sheets.length,
      enough,
      panel: panel && toExact(panel),
      vote: vote && toExact(vote.value),
      carried: carried ?? null,
      score: score && toExact(score),
      display: score && display(score, round.displayDecimals),
      grade: score && gradeOf(round, score),
      criteria,
      lowest: lowest ? toExact(lowest) : null,
      highest: highest ? toExact(highest) : null,
      spread: spread && toExact(spread),
      discrepancy:
        spread !== null &&
        round.discrepancyThreshold !== null &&
        sheets.length > 1 &&
        compare(spread, points(round.discrepancyThreshold)) >= 0,
      passed: !criteria.some(({ failed }) => failed),
    },
  };
}

/** The exact scores of a round from its submitted sheets, with the way they were reached. Refuses faulty sheets. */
export function tally(input: TallyInput): Tallied {
  const faults = sheetFaults(input);
  if (faults.length > 0) return { ok: false, faults };
  const most = Math.max(0, ...input.initiatives.map((initiative) => input.votes?.[initiative] ?? 0));
  const counted = new Map(input.initiatives.map((initiative) => [initiative, [] as ScoreSheet[]]));
  for (const sheet of input.sheets) if (sheet.state === 'submitted') counted.get(sheet.initiative)?.push(sheet);
  const results = [...counted].map(([initiative, sheets]) => tallyOne(input, initiative, sheets, most));
  return {
    ok: true,
    initiatives: results.map((result) => result.tally),
    calculation: {
      round: input.round.code,
      method: input.round.aggregation.method,
      initiatives: results.map(({ tally: { initiative }, steps }) => ({ initiative, steps })),
    },
  };
}
