import { useState } from 'react';

type Change<T> = (old: T | null) => T | null;

/** Work that stays in this browser, also over a reload, until it is null again. */
export function useKept<T>(storageKey: string): readonly [T | null, (change: Change<T>) => void] {
  const [kept, setKept] = useState(() => JSON.parse(localStorage.getItem(storageKey) ?? 'null') as T | null);
  const keep = (change: Change<T>) =>
    setKept((old) => {
      const next = change(old);
      if (next === null) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, JSON.stringify(next));
      return next;
    });
  return [kept, keep];
}
