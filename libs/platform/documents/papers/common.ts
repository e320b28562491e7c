import { z } from 'zod';
import { centred, each, p, when } from '../layout/blocks';
import type { Block, View } from '../layout/blocks';
import { blankDate, closeList, formatHundredths, longDate, numberLine } from '../vietnamese';

/** Text as typed by people: never markup, at most 20,000 characters. */
export const text = z.string().max(20_000);
export const lines = z.array(text.min(1)).max(20);
/** "2026-01-05" */
export const isoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export const count = z.int().min(0);
/** Integer đồng. */
export const dong = z.int().min(0);
/** Integer hundredths: 95,50 is 9550. */
export const mark = z.int();
/** Points: integer hundredths, or exact as a calculation writes them: "96.5", "290/3". */
export const exactPoints = z.union([mark, z.string().regex(/^\d+(\.\d+)?$|^\d+\/[1-9]\d*$/)]);
export type ExactPoints = z.output<typeof exactPoints>;

/** Agency lines break where they are split; the clerk writes number and date where they are null. */
export const letterhead = z.strictObject({
  parentAgency: lines.default([]),
  agency: lines.min(1),
  symbol: text.default(''),
  number: z.string().max(20).nullable().default(null),
  place: text.min(1),
  date: isoDate.nullable().default(null),
  year: z.int().min(2000).max(2999),
});
export type Letterhead = z.output<typeof letterhead>;

/** `lines` from `signingLines`; `name` without academic titles, null to be written by hand. */
export const signature = z.strictObject({ lines: lines.min(1), name: text.nullable().default(null) });
export type Signature = z.output<typeof signature>;

/** The day the data was frozen: the PDF's date. */
export const base = { madeOn: isoDate };

export function dongs(items: readonly string[]): View[] {
  return items.map((dong) => ({ dong }));
}

/** Lines of one list: each ends ";", the last ".". */
export function listed(items: readonly string[]): View[] {
  return dongs(closeList(items));
}

/** "Bắc Ninh, ngày 05 tháng 01 năm 2026"; blanks without a date. */
export function placeDate(place: string, date: string | null, year: number): string {
  return `${place}, ${date === null ? blankDate(year) : longDate(date)}`;
}

export function letterheadView(head: Letterhead): View {
  return {
    co_quan_chu_quan: dongs(head.parentAgency),
    co_quan: dongs(head.agency),
    so_ky_hieu: numberLine(head.number, head.symbol),
    dia_danh_ngay: placeDate(head.place, head.date, head.year),
  };
}

export function signatureView(prefix: string, signature: Signature): View {
  return { [`${prefix}_dong`]: dongs(signature.lines), [`${prefix}_ten`]: signature.name ?? '' };
}

/** "Nơi nhận" items without dash and closing mark, e.g. "Như Điều 4", "Lưu: VT, NC". */
export function recipientsView(recipients: readonly string[]): View {
  return { noi_nhan: listed(recipients) };
}

/** What a machine reads, drawn as a QR code in both products, and the text beside it. */
export function codeView(code: string, label = code): View {
  return { ma_qr: code, ma_qr_chu: label };
}

const author = z.strictObject({ name: text.min(1), position: text.default('') });
/** Of a draft there may be none yet. */
export const draftAuthors = z.array(author).max(50);
export const authors = z.array(author).min(1).max(50);
export type Authors = z.output<typeof authors>;

/** Names and positions of one dossier, numbered when there are several; one position shared by all is printed once. */
export function authorLines(people: Authors): { names: string; positions: string } {
  const [first] = people;
  if (people.length === 1 || first === undefined) return { names: first?.name ?? '', positions: first?.position ?? '' };
  const numbered = (items: string[]): string => items.map((item, index) => `${String(index + 1)}. ${item}`).join('\n');
  const same = people.every((person) => person.position === first.position);
  return {
    names: numbered(people.map((person) => person.name)),
    positions: same ? first.position : numbered(people.map((person) => person.position)),
  };
}

/** Points on paper, with two decimals or as many as a decimal has; a fraction is rounded half up. */
export function pointsText(value: ExactPoints | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return formatHundredths(value);
  const [numerator = '', denominator] = value.split('/');
  if (denominator !== undefined) {
    const whole = BigInt(denominator);
    return formatHundredths(Number((BigInt(numerator) * 200n + whole) / (2n * whole)));
  }
  const [units = '', decimals = ''] = value.split('.');
  return `${units},${decimals.padEnd(2, '0')}`;
}

/** An official score as it is shown: its decimals are the rule's. */
export function scoreText(value: ExactPoints | null): string {
  return typeof value === 'string' ? value.replace('.', ',') : pointsText(value);
}

/** Keeps "Chủ tịch Ủy ban nhân dân" and "năm 2026" on one line of a note. */
export function unbroken(note: string): string {
  return note.replace(/Chủ tịch(?: Ủy ban nhân dân)?|năm \d{4}/gu, (words) => words.replaceAll(' ', '\u00a0'));
}

/** "(Kèm theo Quyết định số 12/QĐ-UBND ngày … của …)"; blanks where number and date are not yet known. */
export function attachedTo(type: string, head: Letterhead, issuer: string): string {
  const date = head.date === null ? blankDate(head.year) : longDate(head.date);
  const number = numberLine(head.number, head.symbol).replace('Số:', 'số');
  return unbroken(`(Kèm theo ${type} ${number} ${date} của ${issuer})`);
}

/** Paragraphs of a longer text: one per line typed. */
export function paragraphs(value: string): View[] {
  return dongs(value.split(/\n+/u).filter((line) => line.trim() !== ''));
}

/** One addressee stands on the line of "Kính gửi:"; several stand below it, each with a dash. */
export function addresseesView(addressees: readonly string[]): View {
  const several = addressees.length > 1;
  return {
    kinh_gui: several ? 'Kính gửi:' : `Kính gửi: ${addressees[0] ?? ''}`,
    nhieu_noi_gui: several,
    noi_gui: several ? listed(addressees) : [],
  };
}

export const addresseeBlocks: Block[] = [
  centred('{kinh_gui}', { before: 4, after: 8, keep: true }),
  when('nhieu_noi_gui', each('noi_gui', p('- {dong}', { align: 'left', indent: true }))),
];
