import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useMe } from '../identity/session';
import { dossierQuery, myListKey } from './queries';
import { SheetBox } from './sheet-box';
import type { Kept } from './sheet-box';

const boxes = new Map<string, SheetBox>();

function boxOf(accountId: string): SheetBox {
  const box = boxes.get(accountId) ?? new SheetBox(accountId);
  boxes.set(accountId, box);
  return box;
}

/** The one box of the signed-in judge; what it saves is told to the query cache. */
export function useSheetBox(): { readonly box: SheetBox; readonly kept: Readonly<Record<string, Kept>> } {
  const box = boxOf(useMe().accountId);
  const cache = useQueryClient();
  useEffect(() => {
    box.onSaved = (id, saved, content) => {
      cache.setQueryData(dossierQuery(id).queryKey, (dossier) =>
        dossier?.sheet
          ? {
              ...dossier,
              version: saved.version,
              availableTransitions: dossier.availableTransitions.map((step) =>
                step.name === 'submit' ? { ...step, blockers: saved.blockers } : step,
              ),
              sheet: { ...dossier.sheet, ...content, version: saved.version, total: saved.total },
            }
          : dossier,
      );
      void cache.invalidateQueries({ queryKey: myListKey });
    };
  }, [box, cache]);
  return { box, kept: useSyncExternalStore(box.subscribe, box.all) };
}
