/** The values of Decree 30/2020/NĐ-CP, Appendix I, written down from the decree, not from our code. Millimetres, points. */
export interface Measure {
  element: string;
  what: string;
  measured: string;
  allowed: string;
  ok: boolean;
}

export type Range = readonly [number, number];

export const decree = {
  paper: { width: [210, 210], height: [297, 297] },
  margins: { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] },
  nation: [12, 13],
  motto: [13, 14],
  agency: [12, 13],
  number: [13, 13],
  about: [12, 13],
  placeDate: [13, 14],
  title: [13, 14],
  subject: [13, 14],
  body: [13, 14],
  indent: [10, 12.7],
  lineSpacing: [1, 1.5],
  /** Points between paragraphs, beyond the line spacing. */
  paragraphGap: [6, 30],
  shortRule: [1 / 3, 1 / 2],
  fullRule: [1, 1],
  signer: [13, 14],
  recipientsHead: [12, 12],
  recipients: [11, 11],
  appendix: [14, 14],
  pageNumber: [13, 14],
} as const satisfies Record<string, Range | Record<string, Range>>;

/** Line height of Times New Roman at "single" spacing, as a share of its size. */
export const SINGLE = 1.149;

export class Table {
  readonly rows: Measure[] = [];

  within(element: string, what: string, value: number | undefined, [min, max]: Range, slack: number): void {
    const ok = value !== undefined && value >= min - slack && value <= max + slack;
    const allowed = min === max ? String(round(min)) : `${String(round(min))}–${String(round(max))}`;
    this.rows.push({ element, what, measured: value === undefined ? 'absent' : String(round(value)), allowed, ok });
  }

  is(element: string, what: string, value: string | boolean | undefined, wanted: string | boolean): void {
    this.rows.push({
      element,
      what,
      measured: String(value ?? 'absent'),
      allowed: String(wanted),
      ok: value === wanted,
    });
  }

  faults(): Measure[] {
    return this.rows.filter((row) => !row.ok);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What a paper is expected to have; an expected element that is absent is a fault. */
export interface Expected {
  office?: boolean;
  date?: boolean;
  /** A letter has none. */
  title?: string;
  subject?: string;
  bases?: number;
  /** How a justified body paragraph of the paper begins. */
  body?: string;
  recipients?: boolean;
  signer?: string;
  appendix?: boolean;
  landscape?: boolean;
  /** What a letter is about, under its number: how the line begins. */
  about?: string;
  /** Agencies without a number (score sheets, lists). */
  board?: boolean;
  /** How many papers the file holds, each a section of a Word file. */
  sheets?: number;
  /** Packs of single sheets carry no page numbers. */
  unnumbered?: boolean;
}
