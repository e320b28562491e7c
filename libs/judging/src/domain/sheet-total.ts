import type { Round } from '@rooms/contest';
import { display, fromExact, tally } from '@rooms/scoring';
import type { Marks } from './marks';
import { submitFaults } from './marks';

/** A complete sheet's own total on the round's scale, as the tally will count it; null while a mark is missing. */
export function sheetTotal(round: Round, marks: Marks): string | null {
  if (submitFaults(round, marks).length > 0) return null;
  const { aggregation } = round;
  const tallied = tally({
    round: {
      ...round,
      minimumSheets: 1,
      aggregation: aggregation.method === 'trimmed' ? { method: 'mean' } : aggregation,
      carryOver: null,
    },
    initiatives: ['one'],
    sheets: [{ id: 'sheet', initiative: 'one', judge: 'judge', state: 'submitted', marks }],
  });
  const panel = tallied.ok ? tallied.initiatives[0]?.panel : null;
  return panel ? display(fromExact(panel), 2) : null;
}
