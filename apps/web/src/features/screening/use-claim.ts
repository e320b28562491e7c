import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '../../api/client';

interface Claim {
  readonly until: string | null;
  readonly error: unknown;
  /** Settles when the claim has been answered, for better or worse. */
  readonly ready: () => Promise<unknown>;
  /** The dossier was decided on: the server has freed it already. */
  readonly leave: () => void;
}

/** Holds a dossier while its page is open, so that no second secretary works on it meanwhile. */
export function useClaim(id: string, wanted: boolean): Claim {
  const [until, setUntil] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const left = useRef(false);
  const ready = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (!wanted) return undefined;
    left.current = false;
    const path = { params: { path: { id } } };
    const claiming = answer(api.POST('/api/initiatives/{id}/screening/claim', path)).then(
      (claim) => {
        setUntil(claim.until);
        return true;
      },
      (refused: unknown) => {
        setError(refused);
        return false;
      },
    );
    ready.current = claiming;
    return () => {
      void claiming.then((held) =>
        held && !left.current
          ? answer(api.DELETE('/api/initiatives/{id}/screening/claim', path)).catch(() => undefined)
          : undefined,
      );
    };
  }, [id, wanted]);
  const leave = useCallback(() => {
    left.current = true;
  }, []);
  return { until, error, ready: useCallback(() => ready.current, []), leave };
}
