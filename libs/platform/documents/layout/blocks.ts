/**
 * A paper is written once, as a list of blocks with `{tags}`: the Word template keeps the tags, the PDF has them
 * filled. Inline `**bold**` and `//italic//` belong to the layout's own words only: filled text is never parsed.
 */
export type Align = 'left' | 'center' | 'right' | 'justify';

export interface ParagraphStyle {
  size?: number;
  bold?: boolean;
  italic?: boolean;
  align?: Align;
  /** First-line indent; default: justified text has it. */
  indent?: boolean;
  before?: number;
  after?: number;
  /** Stays on the page of the next block. */
  keep?: boolean;
}

export interface Column {
  head: string;
  /** Millimetres; scaled so that the columns fill the text width. */
  width: number;
  align?: Align;
}

export type SignaturePart =
  | { kind: 'recipients' }
  | { kind: 'code' }
  | { kind: 'empty' }
  /** Tags `<prefix>_dong` (lines), `<prefix>_ten` (name, may be empty); recipients: the list of them stands below. */
  | { kind: 'signer'; prefix: string; note?: string; recipients?: boolean };

export type Block =
  /**
   * office: with number; board: without; letter: number and, under it, `{trich_yeu}`; plain: the nation's lines only;
   * coded: those and the paper's QR code at the left.
   */
  | { kind: 'letterhead'; variant: 'office' | 'board' | 'letter' | 'plain' | 'coded' }
  | { kind: 'title'; name: string; subject?: string; rule?: boolean }
  | ({ kind: 'paragraph'; text: string } & ParagraphStyle)
  | { kind: 'each'; tag: string; blocks: Block[] }
  | { kind: 'when'; tag: string; blocks: Block[] }
  | {
      kind: 'table';
      columns: Column[];
      /** Loop tag of the rows, cells as templates in its scope. */
      each: string;
      cells: string[];
      /** Rows in groups: a heading row, and a closing row made like `total`. */
      group?: { each: string; title: string; closing: string[] };
      /** Closing row: the first text spans all columns but as many as there are further texts. */
      total?: string[];
      size?: number;
      /** Points above and below the text of a row: room to sign in; default 3. */
      room?: number;
    }
  /** A table that comes with the data, its columns too. */
  | { kind: 'grid'; tag: string }
  | { kind: 'signatures'; left: SignaturePart; right: SignaturePart }
  | { kind: 'appendix'; number: string; name: string; note: string }
  /** Dotted lines to write on. */
  | { kind: 'lines'; count: number }
  /** The next paper of a pack: new page, page numbers begin again. */
  | { kind: 'pageBreak' };

export interface Layout {
  landscape?: boolean;
  /** Page numbers from page 2 on; default: yes. Packs of single sheets have none. */
  numbered?: boolean;
  blocks: Block[];
}

export interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
export type Value = string | boolean | View[] | Grid;
/** What the tags stand for, ready to print. Keys are what the secretariat reads in Word, hence Vietnamese. */
export interface View {
  [tag: string]: Value;
}

export interface Span {
  t: string;
  b?: boolean;
  i?: boolean;
}

/** Splits a layout text into spans at `**` and `//`; tags stay as they are. */
export function spansOf(text: string): Span[] {
  let [bold, italic] = [false, false];
  const spans: Span[] = [];
  for (const part of text.split(/(\*\*|\/\/)/)) {
    if (part === '**') bold = !bold;
    else if (part === '//') italic = !italic;
    else if (part !== '') spans.push({ t: part, ...(bold && { b: true }), ...(italic && { i: true }) });
  }
  return spans;
}

export const p = (text: string, style: ParagraphStyle = {}): Block => ({ kind: 'paragraph', text, ...style });
export const centred = (text: string, style: ParagraphStyle = {}): Block => p(text, { align: 'center', ...style });
export const each = (tag: string, ...blocks: Block[]): Block => ({ kind: 'each', tag, blocks });
export const when = (tag: string, ...blocks: Block[]): Block => ({ kind: 'when', tag, blocks });
