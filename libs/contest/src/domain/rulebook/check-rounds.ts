import { checkParts } from './check-entries';
import type { Path, RulebookFault } from './faults';
import { fault } from './faults';
import { chainFaults, duplicateCodes } from './lists';
import type { Criterion, Round } from './rounds';
import type { Rulebook } from './rulebook';

export interface PlacedRound {
  readonly round: Round;
  readonly index: number;
}

/** Descriptors are closed ranges of possible marks: the next one starts one step after the last one ends. */
function checkDescriptors(path: Path, { descriptors, max, step }: Criterion): RulebookFault[] {
  if (descriptors.length === 0 || step === 0) return [];
  const at = [...path, 'descriptors'];
  const ranges = descriptors.map(({ from, to }, index) => ({ from, below: to + step, index }));
  const lowest = Math.min(...descriptors.map(({ from }) => from));
  const highest = Math.max(...descriptors.map(({ to }) => to));
  return [
    ...chainFaults(at, ranges),
    ...(lowest === 0 && highest === max ? [] : [fault(at, 'bands_incomplete', { from: 0, to: max / 100 })]),
  ];
}

function checkCriterion(path: Path, criterion: Criterion): RulebookFault[] {
  const { max, step, passMark } = criterion;
  const faults: RulebookFault[] = [];
  if (max === 0) faults.push(fault([...path, 'max'], 'zero'));
  if (step === 0) faults.push(fault([...path, 'step'], 'zero'));
  else if (max % step !== 0) faults.push(fault([...path, 'step'], 'step_does_not_divide', { max: max / 100 }));
  if (passMark !== null && passMark > max)
    faults.push(fault([...path, 'passMark'], 'above_maximum', { max: max / 100 }));
  return [...faults, ...checkDescriptors(path, criterion)];
}

function checkAggregation(path: Path, round: Round): RulebookFault[] {
  const at = [...path, 'aggregation'];
  if (round.aggregation.method === 'trimmed') {
    return round.judgesPerInitiative < 5 ? [fault([...path, 'judgesPerInitiative'], 'trimmed_needs_five')] : [];
  }
  if (round.aggregation.method === 'mean') return [];
  const { groups } = round.aggregation;
  const total = groups.reduce((sum, group) => sum + group.weight, 0);
  const named = groups.flatMap((group, index) =>
    group.criteria.map((code, place) => ({ code, at: [...at, 'groups', index, 'criteria', place] })),
  );
  const known = new Set(round.criteria.map(({ code }) => code));
  const used = new Set<string>();
  const faults = duplicateCodes([...at, 'groups'], groups);
  if (total !== 10_000) faults.push(fault([...at, 'groups'], 'weights_not_100', { total: total / 100 }));
  for (const { code, at: place } of named) {
    if (!known.has(code)) faults.push(fault(place, 'unknown_criterion', { code }));
    else if (used.has(code)) faults.push(fault(place, 'duplicate', { key: code }));
    used.add(code);
  }
  for (const { code } of round.criteria) {
    if (!used.has(code)) faults.push(fault([...at, 'groups'], 'criterion_in_no_group', { code }));
  }
  return faults;
}

function checkGrades(path: Path, round: Round): RulebookFault[] {
  if (round.grades.length === 0) return [];
  const at = [...path, 'grades'];
  const ranges = round.grades.map(({ from, below }, index) => ({ from, below, index }));
  const closed = ranges.some(({ from }) => from === 0) && ranges.some(({ below }) => below === null);
  return [
    ...duplicateCodes(at, round.grades),
    ...chainFaults(at, ranges),
    ...(closed ? [] : [fault(at, 'bands_incomplete', { from: 0, to: round.total / 100 })]),
  ];
}

function checkRound(path: Path, round: Round): RulebookFault[] {
  const sum = round.criteria.reduce((total, { max }) => total + max, 0) + (round.publicVote?.max ?? 0);
  const faults = [
    ...duplicateCodes([...path, 'criteria'], round.criteria),
    ...round.criteria.flatMap((criterion, index) => checkCriterion([...path, 'criteria', index], criterion)),
    ...checkAggregation(path, round),
    ...checkGrades(path, round),
    ...checkParts([...path, 'ownParts'], round.ownParts),
  ];
  if (sum !== round.total) faults.push(fault([...path, 'total'], 'criteria_total', { sum: sum / 100 }));
  if (round.minimumSheets > round.judgesPerInitiative) {
    faults.push(fault([...path, 'minimumSheets'], 'above_judges', { judges: round.judgesPerInitiative }));
  }
  if (round.ownParts.length > 0 && round.ownPartsCloseAt === null) {
    faults.push(fault([...path, 'ownPartsCloseAt'], 'missing'));
  }
  if (round.visibility === 'blind' && round.presentation) faults.push(fault([...path, 'presentation'], 'not_blind'));
  return faults;
}

/** The last round ends the contest, every earlier one must say who goes on. */
function checkAdvance(path: Path, round: Round, last: boolean, categories: readonly string[]): RulebookFault[] {
  const at = [...path, 'advance'];
  if (last) return round.advance.rule === 'none' ? [] : [fault(at, 'advance_after_last_round')];
  if (round.advance.rule === 'none') return [fault(at, 'advance_missing')];
  if (round.advance.rule === 'minimum') return [];
  const covered = round.advance.quotas.flatMap((quota) => quota.categories);
  return [
    ...covered.flatMap((code, index) =>
      covered.indexOf(code) === index ? [] : [fault([...at, 'quotas'], 'duplicate', { key: code })],
    ),
    ...covered.filter((code) => !categories.includes(code)).map((code) => fault(at, 'unknown_category', { code })),
    ...categories
      .filter((code) => !(covered as string[]).includes(code))
      .map((code) => fault([...at, 'quotas'], 'category_without_quota', { code })),
  ];
}

/** `codes` are those of all rounds of the document, broken ones included. */
export function checkRounds(
  placed: readonly PlacedRound[],
  codes: readonly unknown[],
  authors?: Rulebook['authors'],
): RulebookFault[] {
  const categories = authors?.categories.map(({ code }) => code);
  return [
    ...duplicateCodes(
      ['rounds'],
      placed.map(({ round }) => round),
    ),
    ...placed.flatMap(({ round, index }) => {
      const path = ['rounds', index];
      const from = round.carryOver?.from;
      const known = codes.slice(0, index).includes(from);
      return [
        ...checkRound(path, round),
        ...(categories ? checkAdvance(path, round, index === codes.length - 1, categories) : []),
        ...(from === undefined || known
          ? []
          : [fault([...path, 'carryOver', 'from'], 'not_an_earlier_round', { code: from })]),
      ];
    }),
  ];
}

export function checkTieBreak(ladder: Rulebook['tieBreak'], placed: readonly PlacedRound[]): RulebookFault[] {
  const rounds = new Map(placed.map(({ round }) => [round.code, round]));
  return ladder.flatMap((step, index) => {
    const at = ['tieBreak', index];
    if ((step.by === 'lot' || step.by === 'decision') && index !== ladder.length - 1) {
      return [fault(at, 'ladder_goes_on_after_person')];
    }
    if (step.by !== 'criterion' && step.by !== 'carried') return [];
    const round = rounds.get(step.round);
    if (!round) return [fault([...at, 'round'], 'unknown_round', { code: step.round })];
    if (step.by === 'criterion' && !round.criteria.some(({ code }) => code === step.criterion)) {
      return [fault([...at, 'criterion'], 'unknown_criterion', { code: step.criterion })];
    }
    return [];
  });
}
