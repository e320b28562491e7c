import type { Schemas } from '../../api/client';
import type { JudgeDossier } from './queries';

type OwnSheet = Schemas['MySheets']['sheets'][number];

export interface OwnMarks {
  /** True: of the same theme. False: there are none of the theme, so these are all the others. */
  readonly isSameTheme: boolean;
  readonly sheets: readonly OwnSheet[];
}

/** The reader's own sheets to compare a dossier with: of its theme where there are any. */
export function ownMarks(dossier: Pick<JudgeDossier, 'id' | 'theme'>, sheets: readonly OwnSheet[]): OwnMarks {
  const others = sheets.filter(
    ({ assignmentId, marks }) => assignmentId !== dossier.id && Object.keys(marks).length > 0,
  );
  const similar = others.filter(({ theme }) => theme !== null && theme === dossier.theme);
  return similar.length > 0 ? { isSameTheme: true, sheets: similar } : { isSameTheme: false, sheets: others };
}

const SHOWN = 3;

/** Few marks one by one with their codes, many as a range; null where there is none. */
export function comparison(
  sheets: readonly OwnSheet[],
  valueOf: (sheet: OwnSheet) => number | undefined,
  show: (points: number) => string,
): string | null {
  const found = sheets.flatMap((sheet) => {
    const value = valueOf(sheet);
    return value === undefined ? [] : [{ code: sheet.blindCode, value }];
  });
  if (found.length === 0) return null;
  if (found.length <= SHOWN) return found.map(({ code, value }) => `${show(value)} (${code})`).join(' · ');
  const values = found.map(({ value }) => value);
  return `${show(Math.min(...values))}–${show(Math.max(...values))} (${found.length})`;
}
