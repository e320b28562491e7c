import { useMemo, useState } from 'react';
import { useKept } from '../../../ui/use-kept';
import { withAt } from './schema';
import type { Json } from './schema';

interface Kept {
  /** Of the rules on which the work began. */
  readonly hash: string;
  readonly document: Json;
}

export interface RulesDraft {
  readonly document: Json;
  readonly isChanged: boolean;
  /** Was found in the browser when the page was opened. */
  readonly isRestored: boolean;
  /** The rules were saved by somebody else since. */
  readonly isStale: boolean;
  readonly change: (path: string, value: Json | undefined) => void;
  readonly replace: (document: Json) => void;
  readonly forget: () => void;
  /** `sent` was saved as the rules of this hash; what was changed since goes on. */
  readonly settle: (sent: Json, hash: string) => void;
}

/** Work on the rules, kept in this browser until it is saved or thrown away. */
export function useRulesDraft(contestId: string, server: Kept): RulesDraft {
  const [kept, keep] = useKept<Kept>(`rules-draft ${contestId}`);
  const [isRestored, setRestored] = useState(kept !== null);
  const document = kept?.document ?? server.document;
  const { hash } = server;
  const write = (next: (old: Json) => Json) =>
    keep((old) => ({ hash: old?.hash ?? hash, document: next(old?.document ?? server.document) }));
  const isChanged = useMemo(
    () => kept !== null && JSON.stringify(kept.document) !== JSON.stringify(server.document),
    [kept, server.document],
  );
  return {
    document,
    isChanged,
    isRestored: isRestored && isChanged,
    isStale: kept !== null && isChanged && kept.hash !== hash,
    change: (path, value) => write((old) => withAt(old, path.split('.'), value)),
    replace: (next) => write(() => next),
    forget: () => {
      keep(() => null);
      setRestored(false);
    },
    settle: (sent, saved) => {
      keep((old) => (old && JSON.stringify(old.document) !== JSON.stringify(sent) ? { ...old, hash: saved } : null));
      setRestored(false);
    },
  };
}
