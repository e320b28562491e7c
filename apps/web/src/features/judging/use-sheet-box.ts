import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { keepAhead, readKept } from '../../api/kept';
import { useMe } from '../identity/session';
import { dossierQuery, myListKey } from './queries';
import type { JudgeDossier } from './queries';
import { SheetBox } from './sheet-box';
import type { Kept, Saved, SheetContent } from './sheet-box';

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
    box.onSaved = (id, saved, content) => void tell(cache, id, (dossier) => withSheet(dossier, saved, content));
    box.onGivenUp = (id) => void cache.invalidateQueries({ queryKey: dossierQuery(id).queryKey });
  }, [box, cache]);
  return { box, kept: useSyncExternalStore(box.subscribe, box.all) };
}

const withSheet = (dossier: JudgeDossier, saved: Saved, content: SheetContent): JudgeDossier =>
  dossier.sheet
    ? {
        ...dossier,
        version: saved.version,
        availableTransitions: dossier.availableTransitions.map((step) =>
          step.name === 'submit' ? { ...step, blockers: saved.blockers } : step,
        ),
        sheet: { ...dossier.sheet, ...content, version: saved.version, total: saved.total },
      }
    : dossier;

/** Brings a saving into the dossier as it was read, wherever that is. A reading under way may tell what was before it. */
async function tell(cache: QueryClient, id: string, change: (dossier: JudgeDossier) => JudgeDossier): Promise<void> {
  const { queryKey } = dossierQuery(id);
  const isReading = cache.isFetching({ queryKey }) > 0;
  await cache.cancelQueries({ queryKey });
  if (cache.getQueryData(queryKey)) cache.setQueryData(queryKey, (dossier) => dossier && change(dossier));
  else {
    const kept = await readKept<JudgeDossier>(queryKey);
    if (kept) await keepAhead(queryKey, change(kept));
  }
  if (isReading) void cache.refetchQueries({ queryKey });
  await cache.cancelQueries({ queryKey: myListKey });
  await cache.invalidateQueries({ queryKey: myListKey });
}
