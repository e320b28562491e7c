import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { needsSignIn, whenBack } from '../../../api/back';
import { useMe } from '../../identity/session';
import { initiativeQuery } from '../queries';
import type { Initiative } from '../queries';
import { draftPort, toStored } from './port';
import { DraftSaver } from './saver';
import type { Key, Snapshot } from './saver';

const Draft = createContext<DraftSaver | null>(null);
export const DraftProvider = Draft.Provider;

/** The saver of one initiative, for as long as its page is open. */
export function useDraftSaver(initiative: Initiative): DraftSaver {
  const cache = useQueryClient();
  const me = useMe();
  const { id } = initiative;
  const [saver] = useState(() => {
    const query = initiativeQuery(id);
    const load = () => cache.query({ ...query, staleTime: 0 });
    const port = draftPort(id, load, {
      onSaved: ({ answers, ...fields }, version) => {
        cache.setQueryData(
          query.queryKey,
          (now) => now && { ...now, ...fields, version, answers: { ...now.answers, ...answers } },
        );
      },
      onAuthors: () => void cache.invalidateQueries({ queryKey: query.queryKey }),
    });
    return new DraftSaver(toStored(initiative), port, localStorage, `draft:${me.accountId}:${id}`);
  });
  useEffect(() => {
    saver.take(toStored(initiative));
  }, [saver, initiative]);
  useEffect(() => {
    const away = whenBack({
      online: saver.retry,
      focus: () => {
        if (needsSignIn(saver.getSnapshot().problem)) saver.retry();
      },
    });
    return () => {
      away();
      void saver
        .flush()
        .then(() =>
          Promise.all([
            cache.invalidateQueries({ queryKey: initiativeQuery(id).queryKey }),
            cache.invalidateQueries({ queryKey: ['initiatives'] }),
          ]),
        );
    };
  }, [saver, cache, id]);
  return saver;
}

function useSaver(): DraftSaver {
  const saver = use(Draft);
  if (!saver) throw new Error('Outside a draft.');
  return saver;
}

export function useSnapshot(): Snapshot {
  const saver = useSaver();
  return useSyncExternalStore(saver.subscribe, saver.getSnapshot);
}

/** One value of the draft, what the server says of it, and how to change it. */
export function useField<T>(key: Key) {
  const saver = useSaver();
  const value = useSyncExternalStore(saver.subscribe, () => saver.valueOf(key)) as T | null | undefined;
  const { errors, conflicts } = useSnapshot();
  return {
    value,
    error: errors[key],
    conflict: conflicts[key],
    set: (next: T | null) => {
      saver.set(key, next);
    },
    choose: (side: 'mine' | 'theirs') => {
      saver.choose(key, side);
    },
  };
}
