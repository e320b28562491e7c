import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { dropKept, keepAhead, orKept, readKept } from '../../api/kept';
import { prepareView } from '../../ui/file-preview';
import { dossierQuery } from './queries';

/** What of a dossier is on this device. */
interface Saved {
  readonly bytes: number;
  readonly files: readonly number[];
  /** Files for which there was no room. */
  readonly left: number;
}
type SavedById = Readonly<Record<string, Saved>>;

/** Of all files together; more than this a phone should not be asked for. */
export const MOST_BYTES = 300 * 1024 * 1024;

const askFile = (assignmentId: string, number: number) =>
  answer<Blob>(
    api.GET('/api/my/assignments/{id}/files/{number}', {
      params: { path: { id: assignmentId, number } },
      parseAs: 'blob',
    }),
  );

const fileKey = (assignmentId: string, number: number) => ['judging', 'file', assignmentId, number] as const;

export const fileQuery = (assignmentId: string, number: number) =>
  queryOptions({
    queryKey: fileKey(assignmentId, number),
    staleTime: Infinity,
    queryFn: ({ queryKey }) => orKept(queryKey, () => askFile(assignmentId, number)),
  });

/** The file as it is on this device, if it is. */
export const savedFileQuery = (assignmentId: string, number: number) =>
  queryOptions({
    queryKey: ['judging', 'saved-file', assignmentId, number],
    queryFn: async () => (await readKept<Blob>(fileKey(assignmentId, number))) ?? null,
  });

const savedKey = (roundId: string) => ['judging', 'saved', roundId] as const;

/** Which dossiers of a round are on this device, with their files. */
export const savedQuery = (roundId: string) =>
  queryOptions({
    queryKey: savedKey(roundId),
    staleTime: Infinity,
    gcTime: Infinity,
    queryFn: async ({ queryKey }): Promise<SavedById> => (await readKept<SavedById>(queryKey)) ?? {},
  });

const savedIn = (cache: QueryClient, roundId: string): Promise<SavedById> =>
  cache.query({ ...savedQuery(roundId), staleTime: 'static' });

async function write(cache: QueryClient, roundId: string, saved: SavedById): Promise<void> {
  await keepAhead(savedKey(roundId), saved);
  cache.setQueryData(savedKey(roundId), saved);
}

/** Brings these dossiers to this device, one after the other; none of them counts as opened by it. False: no room. */
export async function saveAhead(cache: QueryClient, roundId: string, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) {
    const dossier = await answer(
      api.GET('/api/my/assignments/{id}', { params: { path: { id }, query: { ahead: 'true' } } }),
    );
    const before = await savedIn(cache, roundId);
    const others = Object.fromEntries(Object.entries(before).filter(([other]) => other !== id));
    if (!(await keepAhead(dossierQuery(id).queryKey, dossier))) return false;
    const files: number[] = [];
    let bytes = 0;
    for (const { number, size, mime } of dossier.files) {
      prepareView(mime);
      if (bytesOf(others) + bytes + size > MOST_BYTES) continue;
      if (!(await keepAhead(fileKey(id, number), await askFile(id, number)))) continue;
      bytes += size;
      files.push(number);
    }
    await write(cache, roundId, { ...others, [id]: { bytes, files, left: dossier.files.length - files.length } });
  }
  return true;
}

/** Takes off this device what is no longer this judge's. */
export async function dropOthers(cache: QueryClient, roundId: string, own: readonly string[]): Promise<void> {
  const saved = await savedIn(cache, roundId);
  const gone = Object.entries(saved).filter(([id]) => !own.includes(id));
  if (gone.length === 0) return;
  await dropKept(gone.flatMap(([id, { files }]) => [dossierQuery(id).queryKey, ...files.map((n) => fileKey(id, n))]));
  await write(cache, roundId, Object.fromEntries(Object.entries(saved).filter(([id]) => own.includes(id))));
}

export const bytesOf = (saved: SavedById): number => Object.values(saved).reduce((sum, { bytes }) => sum + bytes, 0);
