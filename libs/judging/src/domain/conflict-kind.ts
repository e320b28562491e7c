import type { Rulebook } from '@rooms/contest';

/** A judge who says to know whose work it is. */
export const RECOGNISED = 'recognised';

/** kind: its code. what, whatEn: said in words, by a term of ours or as the rulebook names it. */
export interface ConflictParams {
  readonly [name: string]: string;
  readonly kind: string;
  readonly what: string;
  readonly whatEn: string;
}

const OURS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  own: { vi: 'là tác giả', en: 'own work' },
  same_unit: { vi: 'cùng đơn vị với tác giả', en: 'same unit as an author' },
  [RECOGNISED]: { vi: 'nhận ra tác giả', en: 'recognised the author' },
};
const term = (kind: string): string => `conflict.${kind}`;
export const conflictTerms = Object.fromEntries(Object.entries(OURS).map(([kind, words]) => [term(kind), words]));

export function conflictOf(kind: string, { conflicts }: Pick<Rulebook, 'conflicts'>): ConflictParams {
  const declared = conflicts.declaredKinds.find(({ code }) => code === kind);
  if (kind in OURS) return { kind, what: term(kind), whatEn: term(kind) };
  const what = declared?.name ?? kind;
  return { kind, what, whatEn: declared?.nameEn ?? what };
}

/** In both languages. */
export function conflictName(kind: string, rulebook: Pick<Rulebook, 'conflicts'>): { vi: string; en: string } {
  const { what, whatEn } = conflictOf(kind, rulebook);
  return OURS[kind] ?? { vi: what, en: whatEn };
}
