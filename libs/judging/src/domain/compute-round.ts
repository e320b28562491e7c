import type { Blocker } from '@platform/kernel';
import type { Round, Rulebook } from '@rooms/contest';
import { advance, rank, tally } from '@rooms/scoring';
import type { AdvanceQuestion, Exact, InitiativeTally, Ranking, ScoreSheet } from '@rooms/scoring';
import type { RoundSnapshot } from './round-result';

/** An initiative of the round with all that its result depends on besides the sheets. */
export interface RoundEntry {
  readonly initiativeId: string;
  readonly blindCode: string;
  readonly category: string;
  readonly absent: boolean;
  readonly carried: Exact | null;
  readonly votes: number | null;
  /** Milliseconds; read only where the rulebook breaks ties by submission time. */
  readonly receivedAt: number;
  /** Tallies of the earlier rounds by their codes. */
  readonly earlier: Readonly<Record<string, InitiativeTally>>;
}

export interface RoundSettlement {
  readonly kind: 'discrepancy' | 'tie' | 'advance';
  readonly method: 'accepted' | 'lot' | 'decision';
  /** discrepancy: the initiative and the sheets that were accepted as they stood. */
  readonly initiativeId: string | null;
  readonly sheetIds: readonly string[] | null;
  readonly tied: readonly string[] | null;
  readonly admitted: readonly string[] | null;
}

/** Everything a result is computed from; kept and hashed when the round is locked. */
export interface RoundInput {
  readonly code: string;
  readonly entries: readonly RoundEntry[];
  readonly sheets: readonly ScoreSheet[];
  /** Oldest first; a newer one about the same thing takes the place of an older. */
  readonly settlements: readonly RoundSettlement[];
}

export interface Discrepancy {
  readonly initiativeId: string;
  readonly blindCode: string;
  readonly spread: Exact;
  /** The counted sheets that differ so. */
  readonly sheetIds: readonly string[];
  /** Place of the settlement that accepted it among those of the input; null while it is open. */
  readonly settlement: number | null;
}

export interface ComputedRound {
  readonly snapshot: RoundSnapshot;
  readonly discrepancies: readonly Discrepancy[];
  readonly questions: readonly AdvanceQuestion[];
}

export type Computation =
  { readonly ok: true; readonly round: ComputedRound } | { readonly ok: false; readonly faults: readonly Blocker[] };

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** Of several decisions about the same tied initiatives only the newest. */
function newest(settlements: readonly RoundSettlement[], kind: 'tie' | 'advance'): RoundSettlement[] {
  const kept = new Map<string, RoundSettlement>();
  for (const one of settlements) if (one.kind === kind) kept.set(JSON.stringify([...(one.tied ?? [])].sort()), one);
  return [...kept.values()];
}

/** Whether a sheet is part of the result. */
export const isCounted = ({ state }: { readonly state: string }): boolean => state === 'submitted';

function discrepanciesOf(input: RoundInput, tallies: readonly InitiativeTally[]): Discrepancy[] {
  return tallies.flatMap(({ initiative, discrepancy, spread }) => {
    if (!discrepancy || !spread) return [];
    const counted = input.sheets
      .filter((sheet) => sheet.initiative === initiative && isCounted(sheet))
      .map(({ id }) => id);
    const place = input.settlements.findLastIndex(
      (one) => one.kind === 'discrepancy' && one.initiativeId === initiative && sameSet(one.sheetIds ?? [], counted),
    );
    const blindCode = input.entries.find(({ initiativeId }) => initiativeId === initiative)?.blindCode ?? '';
    const settlement = place < 0 ? null : place;
    return [{ initiativeId: initiative, blindCode, spread, sheetIds: counted, settlement }];
  });
}

function rankEntries(rulebook: Rulebook, input: RoundInput, tallies: readonly InitiativeTally[]): Ranking {
  const position = rulebook.rounds.findIndex(({ code }) => code === input.code);
  const byInitiative = new Map(tallies.map((one) => [one.initiative, one]));
  return rank({
    round: input.code,
    rounds: rulebook.rounds.slice(0, position + 1).map(({ code }) => code),
    candidates: input.entries.flatMap(({ initiativeId, category, earlier, receivedAt }) => {
      const own = byInitiative.get(initiativeId);
      return own
        ? [{ initiative: initiativeId, category, receivedAt, tallies: { ...earlier, [input.code]: own } }]
        : [];
    }),
    ladder: rulebook.tieBreak,
    settlements: newest(input.settlements, 'tie').map((one) => ({
      by: one.method === 'lot' ? ('lot' as const) : ('decision' as const),
      order: one.tied ?? [],
    })),
  });
}

/** The result of a round from its sheets by the rulebook: pure, so that anybody with the input can do it again. */
export function computeRound(rulebook: Rulebook, round: Round, input: RoundInput): Computation {
  const present = new Set(input.entries.filter(({ absent }) => !absent).map(({ initiativeId }) => initiativeId));
  const tallied = tally({
    round,
    initiatives: input.entries.map(({ initiativeId }) => initiativeId),
    sheets: input.sheets.filter(({ initiative }) => present.has(initiative)),
    votes: Object.fromEntries(
      input.entries.flatMap((one) => (one.votes === null ? [] : [[one.initiativeId, one.votes]])),
    ),
    carried: Object.fromEntries(input.entries.flatMap((one) => (one.carried ? [[one.initiativeId, one.carried]] : []))),
  });
  if (!tallied.ok) return { ok: false, faults: tallied.faults.map(({ code, params }) => ({ code, params })) };
  const ranking = rankEntries(rulebook, input, tallied.initiatives);
  const { advancing, questions } = advance(
    ranking,
    round.advance,
    newest(input.settlements, 'advance').map(({ tied, admitted }) => ({ tied: tied ?? [], admitted: admitted ?? [] })),
  );
  return {
    ok: true,
    round: {
      snapshot: snapshotOf(input, tallied, ranking, advancing),
      discrepancies: discrepanciesOf(input, tallied.initiatives),
      questions,
    },
  };
}

function snapshotOf(
  input: RoundInput,
  tallied: Extract<ReturnType<typeof tally>, { ok: true }>,
  ranking: Ranking,
  advancing: readonly string[],
): RoundSnapshot {
  const entries = new Map(input.entries.map((entry) => [entry.initiativeId, entry]));
  const tallies = new Map(tallied.initiatives.map((one) => [one.initiative, one]));
  return {
    ranking: ranking.ranked.map(({ initiative, ...place }) => ({
      initiativeId: initiative,
      blindCode: entries.get(initiative)?.blindCode ?? '',
      ...place,
      grade: tallies.get(initiative)?.grade ?? null,
      sheets: tallies.get(initiative)?.sheets ?? 0,
      criteria: (tallies.get(initiative)?.criteria ?? []).map(({ code, mean, display }) => ({ code, mean, display })),
    })),
    unranked: ranking.unranked.map(({ initiative, reason }) => {
      const entry = entries.get(initiative);
      return {
        initiativeId: initiative,
        blindCode: entry?.blindCode ?? '',
        category: entry?.category ?? '',
        reason: entry?.absent ? ('absent' as const) : reason,
      };
    }),
    ties: ranking.ties,
    advancing,
    tallies: Object.fromEntries(tallied.initiatives.map((one) => [one.initiative, one])),
    calculation: tallied.calculation,
  };
}
