import type { Blocker } from '@platform/kernel';

export interface PlanJudge {
  readonly id: string;
  /** How many initiatives the judge may have in all; null: no limit. */
  readonly maxLoad: number | null;
}

export interface PlanPair {
  readonly initiative: string;
  readonly judge: string;
}

export interface PlanInput {
  /** Initiatives with the number of judges each still needs. */
  readonly initiatives: readonly { readonly id: string; readonly needs: number }[];
  readonly judges: readonly PlanJudge[];
  /** Pairs that may never be. */
  readonly forbidden: readonly PlanPair[];
  /** Pairs that are already so: they count as load and are not made twice. */
  readonly existing: readonly PlanPair[];
  /** The same input and seed give the same plan. */
  readonly seed: string;
}

export interface Plan {
  readonly pairs: readonly PlanPair[];
  /** All initiatives of each judge, existing ones included. */
  readonly loads: Readonly<Record<string, number>>;
  /** Where not every need can be met: who stands in the way. The pairs are then only as many as are possible. */
  readonly infeasible?: {
    /** Needs that remain, by initiative. */
    readonly missing: Readonly<Record<string, number>>;
    /** Initiatives that compete for too few judges. */
    readonly initiatives: readonly string[];
    /** All judges that those initiatives could have; each is full or already has them. */
    readonly judges: readonly string[];
  };
}

/** What stands against applying a plan. */
export function spreadBlockers({ pairs, infeasible }: Plan): Blocker[] {
  if (infeasible) {
    const count = Object.keys(infeasible.missing).length;
    return [{ code: 'judging.spread_infeasible', params: { count } }];
  }
  return pairs.length === 0 ? [{ code: 'judging.nothing_to_spread' }] : [];
}

/** The one place where judges are chosen for initiatives; another method takes the place of this one by binding. */
export abstract class AssignmentPlanner {
  abstract plan(input: PlanInput): Plan;
}
