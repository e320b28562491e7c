import type { Prizes } from '@rooms/contest';
import { canonicalHash } from './canonical';

export const DECISION_KINDS = ['award', 'merit', 'commendation'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
export type DecisionAct = 'grant' | 'amendment' | 'revocation';
/** grant: receives it. change: another prize or sum than before. withdraw: loses it. */
export type RowEffect = 'grant' | 'change' | 'withdraw';

export interface Recipient {
  readonly name: string;
  readonly position: string;
  readonly unit: string;
}

/** One line of a list: who, which prize, how much; the rest describes the initiative as it stood. */
export interface ListRow {
  readonly initiativeId: string;
  readonly effect: RowEffect;
  readonly tableCode: string;
  readonly prizeCode: string;
  readonly prizeName: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly rank: number;
  readonly recipients: readonly Recipient[];
  readonly title: string;
  readonly code: string;
  readonly theme: string | null;
  readonly category: string;
  readonly unitName: string;
}

export interface ConfirmedDifference {
  readonly initiativeId: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly tableCode: string | null;
  readonly prizeCode: string | null;
  readonly prizeName: string | null;
  readonly amount: number | null;
}

/** What a decision of each kind hands over, by the rulebook's name. */
export const COMMENDATION_OF: Readonly<Record<DecisionKind, string>> = {
  award: 'certificate',
  merit: 'merit_certificate',
  commendation: 'commendation',
};

/**
 * SHA-256 of who, which prize and what sum. Order, wording and titles are not part of it; two lists with the same hash
 * give the same prizes to the same people.
 */
export function listHash(rows: readonly ListRow[]): string {
  const lines = rows.map(({ initiativeId, effect, tableCode, prizeCode, amount, recipients }) => ({
    initiativeId,
    effect,
    tableCode,
    prizeCode,
    amount,
    recipients: recipients.map(({ name, unit }) => ({ name, unit })),
  }));
  return canonicalHash(lines.sort((a, b) => (a.initiativeId < b.initiativeId ? -1 : 1)));
}

/** In the order of the rulebook's tables and prizes, then by rank; equals by code. */
export function inListOrder<T extends ListRow>(rows: readonly T[], prizes: Prizes): T[] {
  const places = prizes.tables.flatMap((table) => table.prizes.map((prize) => `${table.code}/${prize.code}`));
  const place = (row: ListRow): number => places.indexOf(`${row.tableCode}/${row.prizeCode}`);
  return [...rows].sort((a, b) => place(a) - place(b) || a.rank - b.rank || (a.code < b.code ? -1 : 1));
}

/**
 * The list as signed: the agreed one with the confirmed differences. `described` are the initiatives that were added.
 * Ranks are carried over, never set. clashes: ids of initiatives whose difference does not fit the agreed list.
 */
export function asSigned(
  agreed: readonly ListRow[],
  differences: readonly ConfirmedDifference[],
  described: ReadonlyMap<string, ListRow>,
): { readonly rows: readonly ListRow[]; readonly clashes: readonly string[] } {
  const rows = new Map(agreed.map((row) => [row.initiativeId, row]));
  const clashes: string[] = [];
  for (const one of differences) {
    const present = rows.get(one.initiativeId);
    if (one.change === 'removed') {
      if (!rows.delete(one.initiativeId)) clashes.push(one.initiativeId);
      continue;
    }
    const base = one.change === 'changed' ? present : present ? undefined : described.get(one.initiativeId);
    if (!base || one.tableCode === null || one.prizeCode === null || one.prizeName === null || one.amount === null) {
      clashes.push(one.initiativeId);
      continue;
    }
    rows.set(one.initiativeId, {
      ...base,
      tableCode: one.tableCode,
      prizeCode: one.prizeCode,
      prizeName: one.prizeName,
      amount: one.amount,
    });
  }
  return { rows: [...rows.values()], clashes };
}
