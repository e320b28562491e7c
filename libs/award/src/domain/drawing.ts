import type { Blocker } from '@platform/kernel';
import type { Winner } from './allotment.types';
import { COMMENDATION_OF } from './award-list';
import type { DecisionKind } from './award-list';

/** An initiative that a first decision of a kind carries already. */
export interface Listed {
  readonly kind: DecisionKind;
  readonly initiativeId: string;
  readonly code: string;
}

/** Who a first decision of a kind would name, from these prize tables; null: all. */
export function winnersFor<T extends Pick<Winner, 'table' | 'commendations'>>(
  winners: readonly T[],
  kind: DecisionKind,
  tables: readonly string[] | null,
): T[] {
  return winners.filter(
    (winner) =>
      (tables === null || tables.includes(winner.table)) &&
      (kind === 'award' || winner.commendations.includes(COMMENDATION_OF[kind])),
  );
}

/** What stands against a first decision of a kind about these winners: there are none, or another names some of them. */
export function drawBlocker(
  winners: readonly Pick<Winner, 'initiative'>[],
  kind: DecisionKind,
  listed: readonly Listed[],
): Blocker | null {
  if (winners.length === 0) return { code: 'award.list_empty' };
  const taken = listed.filter(
    (one) => one.kind === kind && winners.some(({ initiative }) => initiative === one.initiativeId),
  );
  if (taken.length === 0) return null;
  return { code: 'award.already_listed', params: { initiatives: taken.map(({ code }) => code).join(', ') } };
}
