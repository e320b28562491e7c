import { useEffect, useState } from 'react';
import { useMe } from '../../identity/session';
import type { Listed, UnitList } from './queries';

export interface Typed {
  readonly number: string;
  readonly date: string;
  readonly declared: number | '';
  readonly codes: string;
  readonly items: readonly Listed[];
}

interface Work {
  readonly typed: Typed;
  /** The list on which the work began, as `textOf` writes it. */
  readonly base: string;
}

export interface ListDraft {
  readonly typed: Typed;
  readonly isDirty: boolean;
  /** The list was saved by somebody else since; a person has to choose. */
  readonly isStale: boolean;
  readonly set: (part: Partial<Typed>) => void;
  /** Goes on with what was typed, over the list as it is saved now. */
  readonly goOn: () => void;
  readonly drop: () => void;
  /** `sent` was saved as `list`; what was typed since goes on. */
  readonly settle: (sent: Typed, list: UnitList) => void;
}

export const codesOf = (codes: string): string[] => codes.split(/[\s,;]+/).filter(Boolean);

const typedOf = (list: UnitList): Typed => ({
  number: list.dispatchNumber ?? '',
  date: list.dispatchDate ?? '',
  declared: list.declaredCount ?? '',
  codes: list.declaredCodes?.join('\n') ?? '',
  items: list.items,
});

const textOf = ({ number, date, declared, codes, items }: Typed): string =>
  JSON.stringify([number, date, declared, codesOf(codes), items.map(({ initiativeId }) => initiativeId)]);

/** What a coordinator types into a list. Until it is saved it outlives a reload and a look at another page. */
export function useListDraft(list: UnitList): ListDraft {
  const storageKey = `unit-list:${useMe().accountId}:${list.id}`;
  const [work, setWork] = useState(() => JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Work | null);
  const saved = typedOf(list);
  const base = textOf(saved);
  const isDirty = work !== null && textOf(work.typed) !== base;
  useEffect(() => {
    if (isDirty) sessionStorage.setItem(storageKey, JSON.stringify(work));
    else sessionStorage.removeItem(storageKey);
  }, [storageKey, work, isDirty]);
  const known = new Map([...list.candidates, ...list.items].map((one) => [one.initiativeId, one]));
  const typed = work?.typed ?? saved;
  return {
    typed: { ...typed, items: typed.items.map((one) => known.get(one.initiativeId) ?? one) },
    isDirty,
    isStale: isDirty && work.base !== base,
    set: (part) =>
      setWork((old) => ({ base: (isDirty && old?.base) || base, typed: { ...(old?.typed ?? saved), ...part } })),
    goOn: () => setWork((old) => old && { ...old, base }),
    drop: () => setWork(null),
    settle: (sent, now) =>
      setWork((old) =>
        old && textOf(old.typed) !== textOf(sent) ? { typed: old.typed, base: textOf(typedOf(now)) } : null,
      ),
  };
}
