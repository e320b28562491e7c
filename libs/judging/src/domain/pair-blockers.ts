import type { Blocker } from '@platform/kernel';
import type { Rulebook } from '@rooms/contest';
import { conflictOf } from './conflict-kind';

/** A judge for an initiative of the round. */
export interface Pair {
  readonly roundInitiativeId: string;
  readonly accountId: string;
}

/** All that decides who can be put to what. */
export interface Assignable {
  readonly entries: readonly { readonly id: string; readonly blindCode: string }[];
  readonly judges: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly maxLoad: number | null;
    readonly load: number;
    readonly able: boolean;
  }[];
  /** Every pair there is or was: nobody is put to the same initiative twice. `live`: it still counts. */
  readonly pairs: readonly (Pair & { readonly live: boolean })[];
  readonly conflicts: readonly (Pair & { readonly kind: string })[];
}

/** Whether a judge can be put to one more initiative, whichever it is. */
export const takesMore = ({
  able,
  maxLoad,
  load,
}: Pick<Assignable['judges'][number], 'able' | 'maxLoad' | 'load'>): boolean =>
  able && (maxLoad === null || load < maxLoad);

/** How many judges an initiative still lacks. */
export const lacking = (judgesPerInitiative: number, live: number): number => Math.max(0, judgesPerInitiative - live);

/** What stands against putting these judges to these initiatives, each with the place of its pair. */
export function pairBlockers(
  facts: Assignable,
  rulebook: Pick<Rulebook, 'conflicts'>,
  pairs: readonly Pair[],
): Blocker[] {
  const blockers: Blocker[] = [];
  const load = new Map(facts.judges.map(({ accountId, load: own }) => [accountId, own]));
  const paired = new Set(facts.pairs.map((pair) => `${pair.roundInitiativeId} ${pair.accountId}`));
  const entries = new Map(facts.entries.map((entry) => [entry.id, entry]));
  pairs.forEach((pair, index) => {
    const path = `pairs.${index}`;
    const entry = entries.get(pair.roundInitiativeId);
    const judge = facts.judges.find(({ accountId }) => accountId === pair.accountId);
    if (!entry) blockers.push({ code: 'judging.unknown_entry', path: `${path}.roundInitiativeId` });
    if (!judge) blockers.push({ code: 'judging.not_a_judge', path: `${path}.accountId` });
    if (!entry || !judge) return;
    const params = { judge: judge.name, blindCode: entry.blindCode };
    if (!judge.able) blockers.push({ code: 'judging.judge_unable', params, path: `${path}.accountId` });
    for (const conflict of facts.conflicts) {
      if (conflict.accountId === judge.accountId && conflict.roundInitiativeId === entry.id)
        blockers.push({
          code: 'judging.judge_in_conflict',
          params: { ...params, ...conflictOf(conflict.kind, rulebook) },
          path,
        });
    }
    const key = `${entry.id} ${judge.accountId}`;
    if (paired.has(key)) blockers.push({ code: 'judging.already_assigned', params, path });
    paired.add(key);
    const next = (load.get(judge.accountId) ?? 0) + 1;
    load.set(judge.accountId, next);
    if (judge.maxLoad !== null && next > judge.maxLoad)
      blockers.push({ code: 'judging.max_load', params: { ...params, maxLoad: judge.maxLoad }, path });
  });
  return blockers;
}
