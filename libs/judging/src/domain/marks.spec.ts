import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRulebook } from '@rooms/contest';
import { blindCodes } from './blind-code';
import { canonicalHash, canonicalJson } from './canonical';
import { filled, readMarks, submitFaults } from './marks';
import { sheetTotal } from './sheet-total';

const shipped = parseRulebook(
  JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'contest', 'rulebooks', 'bac-ninh-2026.json'), 'utf8')),
);
if (!shipped.ok) throw new Error('The shipped rulebook is not sound');
const round = shipped.rulebook.rounds[0] ?? shipped.rulebook.rounds[1];
if (!round) throw new Error('The shipped rulebook has no round');
const full = Object.fromEntries(round.criteria.map(({ code, max }) => [code, max]));

describe('marks', () => {
  it('are read exactly, in hundredths', () => {
    expect(readMarks(round, { novelty_known: 9.5, applied: 0 })).toEqual({
      ok: true,
      marks: { novelty_known: 950, applied: 0 },
    });
  });

  it('are refused with every fault at once', () => {
    const read = readMarks(round, {
      novelty_known: 20.5,
      novelty_creative: 9.3,
      applied: -1,
      beauty: 3,
      economic: 0.001,
    });
    expect(read.ok ? [] : read.faults.map(({ code, path }) => [code, path])).toEqual([
      ['judging.mark_above_maximum', 'marks.novelty_known'],
      ['judging.mark_off_step', 'marks.novelty_creative'],
      ['judging.mark_below_zero', 'marks.applied'],
      ['judging.criterion_unknown', 'marks.beauty'],
      ['judging.mark_not_exact', 'marks.economic'],
    ]);
  });

  it('are handed in only when all are there', () => {
    expect(submitFaults(round, full)).toEqual([]);
    const { welfare, ...rest } = full;
    expect(welfare).toBe(1000);
    expect(submitFaults(round, rest).map(({ code, path }) => [code, path])).toEqual([
      ['judging.mark_missing', 'marks.welfare'],
    ]);
    expect(filled(round, rest)).toBe(6);
  });

  it('total as the tally counts them, weighted groups too, and not while one is missing', () => {
    expect(sheetTotal(round, full)).toBe('100.00');
    expect(sheetTotal(round, { ...full, novelty_known: 1950 })).toBe('99.50');
    expect(sheetTotal(round, {})).toBeNull();
    const codes = round.criteria.map(({ code }) => code);
    const weighted = {
      ...round,
      aggregation: {
        method: 'weighted' as const,
        groups: [
          { code: 'a', name: 'A', weight: 3000, criteria: codes.slice(0, 1) },
          { code: 'b', name: 'B', weight: 7000, criteria: codes.slice(1) },
        ],
      },
    };
    expect(sheetTotal(weighted, { ...full, novelty_known: 1000 })).toBe('85.00');
    expect(sheetTotal({ ...round, aggregation: { method: 'trimmed' } }, full)).toBe('100.00');
  });
});

describe('canonical JSON', () => {
  it('is the same text for the same value', () => {
    const one = canonicalJson({ b: [1, { d: null, c: 'ậ' }], a: undefined, e: true });
    expect(one).toBe('{"b":[1,{"c":"ậ","d":null}],"e":true}');
    expect(canonicalHash({ x: 1, y: 2 })).toBe(canonicalHash({ y: 2, x: 1 }));
    expect(canonicalHash({ x: 1 })).not.toBe(canonicalHash({ x: 2 }));
  });
});

describe('blind codes', () => {
  it('differ from each other and from draw to draw', () => {
    const codes = blindCodes(2000, randomInt);
    expect(new Set(codes).size).toBe(2000);
    expect(blindCodes(20, randomInt)).not.toEqual(blindCodes(20, randomInt));
  });
});
