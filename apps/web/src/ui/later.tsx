import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { OfflineError } from '../api/problem';
import { ErrorPanel } from './error-panel';
import { Wait } from './wait';

interface Later<P> {
  (props: P): React.ReactNode;
  /** Fetches the part before it is wanted, so that it is there when the network is not. */
  prepare: () => void;
}

/** A part of a page whose code comes when it is first shown. Without a network it says so and can be tried again. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let found: ComponentType<P> | undefined;
  const fetched = async () => (found ??= await load());
  function Part(props: P) {
    const [Shown, setShown] = useState(() => found);
    const [tries, setTries] = useState(0);
    const [isFailed, setIsFailed] = useState(false);
    useEffect(() => {
      let isHere = true;
      fetched().then(
        (part) => isHere && setShown(() => part),
        () => isHere && setIsFailed(true),
      );
      return () => {
        isHere = false;
      };
    }, [tries]);
    if (Shown) return <Shown {...props} />;
    if (!isFailed) return <Wait lines={2} />;
    return (
      <ErrorPanel
        error={new OfflineError()}
        onRetry={() => {
          setIsFailed(false);
          setTries(tries + 1);
        }}
      />
    );
  }
  return Object.assign(Part, { prepare: () => void fetched().catch(() => undefined) });
}
