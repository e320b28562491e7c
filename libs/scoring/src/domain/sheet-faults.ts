import type { CriterionRule, RoundRules, ScoreSheet, ScoringFault } from './rules';
import type { TallyInput } from './tally';

function markFault({ max, step }: CriterionRule, mark: unknown): string | null {
  if (mark === undefined) return 'mark_missing';
  if (typeof mark !== 'number' || !Number.isSafeInteger(mark)) return 'mark_not_exact';
  if (mark < 0) return 'mark_below_zero';
  if (mark > max) return 'mark_above_maximum';
  return mark % step === 0 ? null : 'mark_off_step';
}

function marksOf(round: RoundRules, sheet: ScoreSheet): ScoringFault[] {
  const known = new Set(round.criteria.map(({ code }) => code));
  const at = (criterion: string, reason: string): ScoringFault => ({
    path: `sheets.${sheet.id}.${criterion}`,
    code: `scoring.${reason}`,
    params: { sheet: sheet.id, criterion },
  });
  return [
    ...round.criteria.flatMap((criterion) => {
      const reason = markFault(criterion, sheet.marks[criterion.code]);
      return reason === null ? [] : [at(criterion.code, reason)];
    }),
    ...Object.keys(sheet.marks)
      .filter((code) => !known.has(code))
      .map((code) => at(code, 'criterion_unknown')),
  ];
}

/** Everything that makes the counted sheets, votes or carried scores unfit for a tally. */
export function sheetFaults({ round, initiatives, sheets, votes = {}, carried = {} }: TallyInput): ScoringFault[] {
  const known = new Set(initiatives);
  const counted = sheets.filter(({ state }) => state === 'submitted');
  const seen = new Set<string>();
  const faults: ScoringFault[] = [];
  if (known.size !== initiatives.length)
    faults.push({ path: 'initiatives', code: 'scoring.initiative_twice', params: {} });
  for (const sheet of counted) {
    const pair = JSON.stringify([sheet.initiative, sheet.judge]);
    const of = { sheet: sheet.id, initiative: sheet.initiative };
    if (!known.has(sheet.initiative)) {
      faults.push({ path: `sheets.${sheet.id}`, code: 'scoring.initiative_unknown', params: of });
    }
    if (seen.has(pair)) faults.push({ path: `sheets.${sheet.id}`, code: 'scoring.judge_twice', params: of });
    seen.add(pair);
    faults.push(...marksOf(round, sheet));
  }
  for (const [initiative, count] of Object.entries(round.publicVote ? votes : {})) {
    if (!known.has(initiative)) {
      faults.push({ path: `votes.${initiative}`, code: 'scoring.initiative_unknown', params: { initiative } });
    } else if (!Number.isSafeInteger(count) || count < 0) {
      faults.push({ path: `votes.${initiative}`, code: 'scoring.votes_not_counted', params: { initiative } });
    }
  }
  for (const initiative of round.carryOver ? initiatives : []) {
    if (!carried[initiative]) {
      faults.push({ path: `carried.${initiative}`, code: 'scoring.carried_missing', params: { initiative } });
    }
  }
  return faults;
}
