import { createHash } from 'node:crypto';
import { AssignmentPlanner } from './assignment-planner';
import type { Plan, PlanInput } from './assignment-planner';

/** Order by seeded hash: repeatable anywhere, and nobody can steer a judge onto an initiative. */
function shuffled<T extends { readonly id: string }>(items: readonly T[], seed: string): T[] {
  const key = (item: T): string => createHash('sha256').update(`${seed} ${item.id}`).digest('hex');
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}

interface Graph {
  /** Judge indices each initiative may have. */
  readonly allowed: readonly (readonly number[])[];
  /** Judges of each initiative, and initiatives of each judge, as planned so far. */
  readonly judgesOf: readonly Set<number>[];
  readonly initiativesOf: readonly Set<number>[];
  readonly load: number[];
  readonly limit: readonly number[];
}

interface Search {
  /** The least loaded judge with room that can be reached, if any. */
  readonly end: number | null;
  /** For each judge reached: the initiative it was reached from. */
  readonly from: ReadonlyMap<number, number>;
  /** For each initiative reached: the judge that would let go of it. */
  readonly through: ReadonlyMap<number, number>;
}

/** Breadth first along chains "takes this judge, who gives up that initiative, which takes another judge". */
function search(graph: Graph, start: number): Search {
  const from = new Map<number, number>();
  const through = new Map<number, number>();
  const queue = [start];
  let end: number | null = null;
  for (let initiative = queue.shift(); initiative !== undefined; initiative = queue.shift()) {
    for (const judge of graph.allowed[initiative] ?? []) {
      if (from.has(judge) || graph.judgesOf[initiative]?.has(judge)) continue;
      from.set(judge, initiative);
      const load = graph.load[judge] ?? 0;
      if (load < (graph.limit[judge] ?? 0) && (end === null || load < (graph.load[end] ?? 0))) end = judge;
      for (const other of graph.initiativesOf[judge] ?? []) {
        if (other === start || through.has(other)) continue;
        through.set(other, judge);
        queue.push(other);
      }
    }
  }
  return { end, from, through };
}

function augment(graph: Graph, start: number, { end, from, through }: Search): void {
  let judge = end;
  while (judge !== null) {
    const initiative = from.get(judge);
    if (initiative === undefined) return;
    graph.judgesOf[initiative]?.add(judge);
    graph.initiativesOf[judge]?.add(initiative);
    if (initiative === start) break;
    const released = through.get(initiative);
    if (released === undefined) return;
    graph.judgesOf[initiative]?.delete(released);
    graph.initiativesOf[released]?.delete(initiative);
    judge = released;
  }
  if (end !== null) graph.load[end] = (graph.load[end] ?? 0) + 1;
}

/**
 * Gives each need to the least loaded judge that a chain of exchanges reaches: successive shortest paths with a cost that
 * grows with the load, so that loads are as even as the conflicts allow and a need is left open only where none can be met.
 */
export class EvenSpread extends AssignmentPlanner {
  plan(input: PlanInput): Plan {
    const initiatives = shuffled(input.initiatives, `initiative ${input.seed}`);
    const judges = shuffled(input.judges, `judge ${input.seed}`);
    const judgeAt = new Map(judges.map(({ id }, index) => [id, index]));
    const taken = new Set([...input.forbidden, ...input.existing].map((pair) => `${pair.initiative} ${pair.judge}`));
    const load = judges.map(({ id }) => input.existing.filter((pair) => pair.judge === id).length);
    const graph: Graph = {
      allowed: initiatives.map((initiative) =>
        judges.flatMap((judge, index) => (taken.has(`${initiative.id} ${judge.id}`) ? [] : [index])),
      ),
      judgesOf: initiatives.map(() => new Set<number>()),
      initiativesOf: judges.map(() => new Set<number>()),
      load,
      limit: judges.map(({ maxLoad }) => maxLoad ?? Number.MAX_SAFE_INTEGER),
    };
    const missing: Record<string, number> = {};
    const tight = { initiatives: new Set<string>(), judges: new Set<string>() };
    const rounds = Math.max(0, ...initiatives.map(({ needs }) => needs));
    for (let turn = 0; turn < rounds; turn += 1) {
      initiatives.forEach(({ id, needs }, index) => {
        if (turn >= needs) return;
        const found = search(graph, index);
        if (found.end !== null) {
          augment(graph, index, found);
          return;
        }
        missing[id] = (missing[id] ?? 0) + 1;
        for (const reached of [index, ...found.through.keys()]) tight.initiatives.add(initiatives[reached]?.id ?? '');
        for (const reached of graph.allowed[index] ?? []) tight.judges.add(judges[reached]?.id ?? '');
        for (const reached of found.from.keys()) tight.judges.add(judges[reached]?.id ?? '');
      });
    }
    const pairs = initiatives.flatMap(({ id }, index) =>
      [...(graph.judgesOf[index] ?? [])].map((judge) => ({ initiative: id, judge: judges[judge]?.id ?? '' })),
    );
    return {
      pairs: pairs.sort((a, b) => (`${a.initiative}${a.judge}` < `${b.initiative}${b.judge}` ? -1 : 1)),
      loads: Object.fromEntries(input.judges.map(({ id }) => [id, load[judgeAt.get(id) ?? -1] ?? 0])),
      ...(Object.keys(missing).length > 0 && {
        infeasible: {
          missing,
          initiatives: [...tight.initiatives].sort(),
          judges: [...tight.judges].sort(),
        },
      }),
    };
  }
}
