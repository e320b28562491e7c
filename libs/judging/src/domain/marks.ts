import { toHundredths } from '@platform/kernel';
import type { Blocker } from '@platform/kernel';
import type { Round } from '@rooms/contest';

/** Integer hundredths by criterion code. */
export type Marks = Readonly<Record<string, number>>;

export type ReadMarks =
  { readonly ok: true; readonly marks: Marks } | { readonly ok: false; readonly faults: readonly Blocker[] };

type Criterion = Round['criteria'][number];

function faultOf(criterion: Criterion, mark: number): string | null {
  if (mark < 0) return 'judging.mark_below_zero';
  if (mark > criterion.max) return 'judging.mark_above_maximum';
  return mark % criterion.step === 0 ? null : 'judging.mark_off_step';
}

const params = (criterion: Criterion) => ({
  criterion: criterion.name,
  max: criterion.max / 100,
  step: criterion.step / 100,
});

/** Marks as a judge sends them, in points; some may still be missing. Every fault is named with its place. */
export function readMarks(round: Round, sent: Readonly<Record<string, number>>): ReadMarks {
  const marks: Record<string, number> = {};
  const faults: Blocker[] = [];
  for (const [code, points] of Object.entries(sent)) {
    const criterion = round.criteria.find((one) => one.code === code);
    const path = `marks.${code}`;
    const mark = toHundredths(points);
    if (!criterion) {
      faults.push({ code: 'judging.criterion_unknown', params: { criterion: code }, path });
    } else if (mark === null) {
      faults.push({ code: 'judging.mark_not_exact', params: params(criterion), path });
    } else {
      const fault = faultOf(criterion, mark);
      if (fault) faults.push({ code: fault, params: params(criterion), path });
      else marks[code] = mark;
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, marks };
}

/** What stands against handing in these stored marks. */
export function submitFaults(round: Round, marks: Marks): Blocker[] {
  return round.criteria.flatMap((criterion) => {
    const mark = marks[criterion.code];
    const path = `marks.${criterion.code}`;
    if (mark === undefined) return [{ code: 'judging.mark_missing', params: params(criterion), path }];
    const fault = faultOf(criterion, mark);
    return fault ? [{ code: fault, params: params(criterion), path }] : [];
  });
}

export function filled(round: Round, marks: Marks): number {
  return round.criteria.filter(({ code }) => marks[code] !== undefined).length;
}
