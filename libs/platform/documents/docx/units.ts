export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);
/** Twips, never below the millimetres asked for. */
export const atLeast = (mm: number): number => Math.ceil((mm * 1440) / 25.4);
export const halfPoints = (points: number): number => points * 2;
export const twentieths = (points: number): number => Math.round(points * 20);

/** Paragraph styles of the shipped templates that the renderer looks for after filling. */
export const styles = {
  agency: 'CoQuan',
  agencyRule: 'GachCoQuan',
  motto: 'TieuNgu',
  mottoRule: 'GachTieuNgu',
  subject: 'TrichYeu',
  subjectRule: 'GachTrichYeu',
  nextSheet: 'SangTo',
} as const;
