import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Of the field of a searching select: an option that a newer search took away is no longer said to be the active one. */
export function useActiveOption(found: unknown): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const active = field.current?.getAttribute('aria-activedescendant');
    if (active && !document.getElementById(active)) field.current?.removeAttribute('aria-activedescendant');
  }, [found]);
  return field;
}
