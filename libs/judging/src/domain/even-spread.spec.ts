import type { PlanInput } from './assignment-planner';
import { EvenSpread } from './even-spread';

const planner = new EvenSpread();
const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

function input(initiatives: number, judges: number, needs: number, rest: Partial<PlanInput> = {}): PlanInput {
  return {
    initiatives: ids('i', initiatives).map((id) => ({ id, needs })),
    judges: ids('j', judges).map((id) => ({ id, maxLoad: null })),
    forbidden: [],
    existing: [],
    seed: 'hạt giống',
    ...rest,
  };
}

/** A small repeatable generator for random instances. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

const range = (loads: Readonly<Record<string, number>>): number =>
  Math.max(...Object.values(loads)) - Math.min(...Object.values(loads));

describe('the even spread', () => {
  it('gives every initiative its judges, each once, with loads within one', () => {
    const plan = planner.plan(input(60, 12, 5));
    expect(plan.infeasible).toBeUndefined();
    expect(plan.pairs).toHaveLength(300);
    expect(new Set(plan.pairs.map(({ initiative, judge }) => `${initiative} ${judge}`)).size).toBe(300);
    expect(range(plan.loads)).toBe(0);
    expect(range(planner.plan(input(61, 12, 5)).loads)).toBe(1);
  });

  it('gives the same plan for the same seed, whatever the order of the input, and another for another', () => {
    const given = input(20, 6, 3);
    const turned = {
      ...given,
      initiatives: given.initiatives.toReversed(),
      judges: given.judges.toReversed(),
    };
    expect(planner.plan(turned).pairs).toEqual(planner.plan(given).pairs);
    expect(planner.plan({ ...given, seed: 'khác' }).pairs).not.toEqual(planner.plan(given).pairs);
  });

  it.each(ids('', 25).map(Number))('never makes a forbidden pair and stays even, random instance %i', (seed) => {
    const random = numbers(seed + 1);
    const given = input(24, 8, 3);
    const forbidden = given.initiatives.flatMap(({ id }) =>
      given.judges
        .filter(() => (random.next().value ?? 0) < 0.25)
        .map((judge) => ({ initiative: id, judge: judge.id })),
    );
    const plan = planner.plan({ ...given, forbidden });
    const barred = new Set(forbidden.map(({ initiative, judge }) => `${initiative} ${judge}`));
    expect(plan.pairs.filter(({ initiative, judge }) => barred.has(`${initiative} ${judge}`))).toEqual([]);
    expect(plan.pairs.length + Object.values(plan.infeasible?.missing ?? {}).reduce((a, b) => a + b, 0)).toBe(72);
    if (!plan.infeasible) expect(range(plan.loads)).toBeLessThanOrEqual(1);
  });

  it('exchanges judges along a chain where the obvious choice is a dead end', () => {
    const plan = planner.plan({
      initiatives: [
        { id: 'a', needs: 1 },
        { id: 'b', needs: 1 },
        { id: 'c', needs: 1 },
      ],
      judges: ['x', 'y', 'z'].map((id) => ({ id, maxLoad: 1 })),
      forbidden: [
        { initiative: 'a', judge: 'z' },
        { initiative: 'b', judge: 'y' },
        { initiative: 'b', judge: 'z' },
      ],
      existing: [],
      seed: '1',
    });
    expect(plan.pairs).toEqual([
      { initiative: 'a', judge: 'y' },
      { initiative: 'b', judge: 'x' },
      { initiative: 'c', judge: 'z' },
    ]);
  });

  it('counts what is assigned already, and does not repeat it', () => {
    const existing = ids('i', 4).map((initiative) => ({ initiative, judge: 'j0' }));
    const plan = planner.plan(input(4, 3, 1, { existing }));
    expect(plan.loads).toEqual({ j0: 4, j1: 2, j2: 2 });
    expect(plan.pairs.filter(({ judge }) => judge === 'j0')).toEqual([]);
  });

  it('says who stands in the way where it cannot be done, and plans the rest', () => {
    const forbidden = ['j1', 'j2'].map((judge) => ({ initiative: 'i0', judge }));
    const plan = planner.plan(input(3, 3, 2, { forbidden }));
    expect(plan.infeasible).toEqual({ missing: { i0: 1 }, initiatives: ['i0'], judges: ['j0'] });
    expect(plan.pairs).toHaveLength(5);
    const full = planner.plan(
      input(3, 2, 2, {
        judges: [
          { id: 'j0', maxLoad: 2 },
          { id: 'j1', maxLoad: null },
        ],
      }),
    );
    expect(Object.values(full.infeasible?.missing ?? {})).toEqual([1]);
    expect(full.infeasible?.judges).toEqual(['j0', 'j1']);
    expect(full.pairs).toHaveLength(5);
  });
});
