import type { PlacedRound } from './check-rounds';
import type { Path, RulebookFault } from './faults';
import { fault } from './faults';
import { chainFaults, duplicateCodes, duplicates } from './lists';
import type { PrizeTable } from './prizes';
import type { Round } from './rounds';
import type { Rulebook } from './rulebook';

/** Highest score an initiative can reach in the round, in hundredths rounded up, carried points included. */
export function highestScore(round: Round, placed: readonly PlacedRound[]): number {
  const carry = round.carryOver;
  if (!carry) return round.total;
  const earlier = placed.find((other) => other.round.code === carry.from)?.round;
  if (!earlier || earlier === round) return round.total;
  const before = placed.filter(({ round: other }) => other !== round);
  const sum = highestScore(earlier, before) * carry.earlierWeight + round.total * carry.ownWeight;
  return Math.ceil(sum / 10_000);
}

/** What the table pays when every prize goes to its dearest category, in đồng. */
export const tableTotal = (table: PrizeTable): number =>
  table.prizes.reduce((sum, prize) => sum + prize.count * Math.max(...prize.amounts.map(({ amount }) => amount)), 0);

function checkTable(path: Path, table: PrizeTable): RulebookFault[] {
  const banded = table.prizes.flatMap(({ band }, index) => (band ? [{ ...band, index }] : []));
  return [
    ...duplicateCodes([...path, 'prizes'], table.prizes),
    ...duplicates([...path, 'categories'], table.categories, (category) => category),
    ...chainFaults([...path, 'prizes'], banded),
    ...table.prizes.flatMap((prize, index) => {
      const at = [...path, 'prizes', index];
      const paid = prize.amounts.map(({ category }) => category);
      const higher = table.prizes.find((other) => other.rank < prize.rank && other.band === null);
      const before = table.prizes[index - 1];
      return [
        ...duplicates([...at, 'amounts'], prize.amounts, ({ category }) => category),
        ...table.categories
          .filter((code) => !paid.includes(code))
          .map((code) => fault([...at, 'amounts'], 'amount_missing', { code })),
        ...paid
          .filter((code) => !table.categories.includes(code))
          .map((code) => fault([...at, 'amounts'], 'unknown_category', { code })),
        ...(before && before.rank >= prize.rank ? [fault([...at, 'rank'], 'ranks_not_rising')] : []),
        ...(prize.band && higher ? [fault([...at, 'band'], 'higher_prize_without_band', { code: higher.code })] : []),
        ...(before?.band && prize.band && prize.band.from > before.band.from
          ? [fault([...at, 'band'], 'band_above_higher_prize')]
          : []),
      ];
    }),
  ];
}

function rankFaults(tables: readonly PrizeTable[]): RulebookFault[] {
  const seen = new Set<string>();
  return tables.flatMap((table, t) =>
    table.prizes.flatMap((prize, p) => {
      const keys = table.categories.map((category) => `${category} ${prize.rank}`);
      const taken = keys.filter((key) => seen.has(key));
      for (const key of keys) seen.add(key);
      return taken.map((key) =>
        fault(['prizes', 'tables', t, 'prizes', p, 'rank'], 'rank_taken', {
          category: key.split(' ')[0] ?? '',
          rank: prize.rank,
        }),
      );
    }),
  );
}

export function checkPrizes(
  prizes: Rulebook['prizes'],
  placed: readonly PlacedRound[] | undefined,
  authors: Rulebook['authors'] | undefined,
): RulebookFault[] {
  const { tables, budgetCeiling, committeeVote } = prizes;
  const known = authors?.categories.map(({ code }) => code);
  const fixed = tables.reduce((sum, table) => sum + tableTotal(table), 0);
  const faults = [
    ...duplicateCodes(['prizes', 'tables'], tables),
    ...rankFaults(tables),
    ...tables.flatMap((table, index) => checkTable(['prizes', 'tables', index], table)),
  ];
  if (budgetCeiling !== null && budgetCeiling < fixed) {
    faults.push(fault(['prizes', 'budgetCeiling'], 'ceiling_below_prizes', { fixed }));
  }
  if (committeeVote && committeeVote.share.of > committeeVote.share.in) {
    faults.push(fault(['prizes', 'committeeVote', 'share'], 'share_above_one'));
  }
  tables.forEach((table, index) => {
    const at = ['prizes', 'tables', index];
    table.categories.forEach((code, place) => {
      if (known && !known.includes(code))
        faults.push(fault([...at, 'categories', place], 'unknown_category', { code }));
    });
    if (!placed) return;
    const round = placed.find((other) => other.round.code === table.round)?.round;
    if (!round) {
      faults.push(fault([...at, 'round'], 'unknown_round', { code: table.round }));
      return;
    }
    const highest = highestScore(round, placed);
    table.prizes.forEach((prize, place) => {
      if (prize.band && prize.band.from > highest) {
        faults.push(fault([...at, 'prizes', place, 'band', 'from'], 'above_maximum', { max: highest / 100 }));
      }
    });
  });
  return faults;
}

export const checkConflicts = (conflicts: Rulebook['conflicts']): RulebookFault[] =>
  duplicateCodes(['conflicts', 'declaredKinds'], conflicts.declaredKinds);

export function checkPublication(
  { fields, summaryField }: Rulebook['publication'],
  form: Rulebook['form'] | undefined,
): RulebookFault[] {
  const texts = form?.fields.flatMap(({ kind, code }) => (kind === 'text' ? [code] : []));
  const wanted = fields.includes('summary');
  const fits = summaryField === undefined ? !wanted : wanted && (texts?.includes(summaryField) ?? true);
  return [
    ...duplicates(['publication', 'fields'], fields, (field) => field),
    ...(fits ? [] : [fault(['publication', 'summaryField'], 'summary_field')]),
  ];
}

export function checkDocuments(documents: Rulebook['documents']): RulebookFault[] {
  return [
    ...duplicates(['documents', 'papers'], documents.papers, ({ kind }) => kind),
    ...duplicates(['documents', 'legalBases'], documents.legalBases, (basis) => basis),
    ...documents.papers.flatMap(({ signing }, index) =>
      (signing.case === 'none') === (signing.authority === null)
        ? []
        : [fault(['documents', 'papers', index, 'signing', 'authority'], 'signing_case')],
    ),
  ];
}
