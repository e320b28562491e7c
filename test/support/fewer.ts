/** The shipped rules for few: fewer judges for each initiative, fewer finalists, fewer places. */
export function fewer(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rounds = document['rounds'] as readonly Record<string, unknown>[];
  const quotas = [
    { categories: ['individual'], count: 6 },
    { categories: ['group'], count: 3 },
    { categories: ['collective'], count: 1 },
  ];
  const prizes = document['prizes'] as {
    readonly tables: readonly {
      readonly code: string;
      readonly prizes: readonly { readonly rank: number; readonly count: number }[];
    }[];
  };
  return {
    ...document,
    rounds: rounds.map((round) => ({
      ...round,
      judgesPerInitiative: 2,
      minimumSheets: 2,
      ...(round['code'] === 'preliminary' && { advance: { ...(round['advance'] as object), quotas } }),
      ...(round['code'] === 'final' && { presentation: { ...(round['presentation'] as object), slots: 10 } }),
    })),
    prizes: {
      ...prizes,
      tables: prizes.tables.map((table) => ({
        ...table,
        prizes: table.prizes.map((prize) => ({ ...prize, count: Math.min(prize.count, prize.rank === 2 ? 2 : 1) })),
      })),
    },
  };
}
