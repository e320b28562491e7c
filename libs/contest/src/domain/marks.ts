import { toHundredths } from '@platform/kernel';
import type { Criterion, RulebookFault } from './rulebook';

export type ValidatedMarks =
  | { readonly ok: true; readonly marks: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly faults: readonly RulebookFault[] };

/**
 * Marks as a judge sends them: points by criterion code, numbers of at most two decimals, null or absent where there is
 * none yet. Returns integer hundredths, or every fault (`contest.mark_…`, path `marks.<criterion>`).
 * completeness: every criterion must have its mark.
 */
export function validateMarks(
  criteria: readonly Criterion[],
  marks: unknown,
  { completeness }: { readonly completeness: boolean },
): ValidatedMarks {
  if (typeof marks !== 'object' || marks === null || Array.isArray(marks)) {
    return { ok: false, faults: [{ path: 'marks', code: 'contest.marks_malformed', params: {} }] };
  }
  const given = new Map(Object.entries(marks as Readonly<Record<string, unknown>>));
  const faults: RulebookFault[] = [];
  const exact: Record<string, number> = {};
  const report = (criterion: string, reason: string, params: RulebookFault['params'] = {}): void => {
    faults.push({ path: `marks.${criterion}`, code: `contest.mark_${reason}`, params: { criterion, ...params } });
  };
  for (const { code, max, step } of criteria) {
    const value = given.get(code) ?? null;
    given.delete(code);
    if (value === null) {
      if (completeness) report(code, 'missing');
      continue;
    }
    const hundredths = typeof value === 'number' ? toHundredths(value) : null;
    if (typeof value !== 'number' || Number.isNaN(value)) report(code, 'not_a_number');
    else if (value < 0) report(code, 'below_zero');
    else if (value > max / 100) report(code, 'above_maximum', { maximum: max / 100 });
    else if (hundredths === null || hundredths % step !== 0) report(code, 'off_step', { step: step / 100 });
    else exact[code] = hundredths;
  }
  for (const code of given.keys()) report(code, 'of_unknown_criterion');
  return faults.length > 0 ? { ok: false, faults } : { ok: true, marks: exact };
}
