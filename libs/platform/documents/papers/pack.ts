/** Papers in one file: about 700 MB and 2 s to draw. */
export const PACK_LIMIT = 500;

/** Where the data of a pack has its papers. */
const LISTS: Readonly<Record<string, string>> = {
  certificate: 'certificates',
  commendation: 'rows',
  letter: 'letters',
  scoreSheet: 'sheets',
};

type Data = Readonly<Record<string, unknown>>;

/** The data of a paper as so many packs as it needs; what is no pack stays whole. */
export function packsOf(paper: string, data: Data): Data[] {
  const key = LISTS[paper];
  const all = key === undefined ? null : data[key];
  if (key === undefined || !Array.isArray(all) || all.length <= PACK_LIMIT) return [data];
  return Array.from({ length: Math.ceil(all.length / PACK_LIMIT) }, (_, pack) => ({
    ...data,
    [key]: all.slice(pack * PACK_LIMIT, (pack + 1) * PACK_LIMIT) as unknown[],
  }));
}
