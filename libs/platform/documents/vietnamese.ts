/** How a Vietnamese clerk writes numbers, money, dates, lists and signer lines (Decree 30/2020, Appendix I). */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const BLANK = '\u00a0';

function groupInWords(group: number, full: boolean): string[] {
  const hundreds = Math.trunc(group / 100);
  const tens = Math.trunc((group % 100) / 10);
  const units = group % 10;
  const words: string[] = [];
  if (full || hundreds > 0) words.push(DIGITS[hundreds] ?? '', 'trăm');
  if (tens === 0 && units > 0 && words.length > 0) words.push('linh');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(DIGITS[tens] ?? '', 'mươi');
  if (units === 1 && tens > 1) words.push('mốt');
  else if (units === 4 && tens > 1) words.push('tư');
  else if (units === 5 && tens > 0) words.push('lăm');
  else if (units > 0) words.push(DIGITS[units] ?? '');
  return words;
}

function wordsOf(value: bigint, full: boolean): string[] {
  if (value >= 1_000_000_000n) {
    return [...wordsOf(value / 1_000_000_000n, full), 'tỷ', ...wordsOf(value % 1_000_000_000n, true)];
  }
  const scales: [bigint, string][] = [
    [1_000_000n, 'triệu'],
    [1_000n, 'nghìn'],
    [1n, ''],
  ];
  let known = full;
  return scales.flatMap(([scale, name]) => {
    const group = Number((value / scale) % 1000n);
    if (group === 0) return [];
    const words = groupInWords(group, known);
    known = true;
    return name === '' ? words : [...words, name];
  });
}

/** A whole number in words: 1005 → "một nghìn không trăm linh năm". */
export function numberInWords(value: number | bigint): string {
  const number = BigInt(value);
  if (number === 0n) return DIGITS[0];
  const words = wordsOf(number < 0n ? -number : number, false).join(' ');
  return number < 0n ? `âm ${words}` : words;
}

/** 10000000 → "10.000.000". */
export function groupedNumber(value: number | bigint): string {
  return BigInt(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
}

/** Integer đồng: 10000000 → "10.000.000 đồng". */
export function formatDong(amount: number | bigint): string {
  return `${groupedNumber(amount)} đồng`;
}

/** Integer đồng in words: 10000000 → "mười triệu đồng". */
export function dongInWords(amount: number | bigint): string {
  return `${numberInWords(amount)} đồng`;
}

/** 24 → "24 (hai mươi tư)", 5 → "05 (năm)". */
export function countWithWords(value: number): string {
  return `${twoDigits(value)} (${numberInWords(value)})`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** Integer hundredths: 9550 → "95,50"; with `trim` → "95,5". */
export function formatHundredths(value: number, trim = false): string {
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  const fraction = String(size % 100).padStart(2, '0');
  const shown = trim ? fraction.replace(/0+$/, '') : fraction;
  return sign + groupedNumber(Math.trunc(size / 100)) + (shown === '' ? '' : `,${shown}`);
}

/** Integer hundredths in words: 9550 → "chín mươi lăm phẩy năm", 9505 → "… phẩy không năm". */
export function hundredthsInWords(value: number): string {
  const [whole = '', fraction] = formatHundredths(value, true).replaceAll('.', '').split(',');
  if (fraction === undefined) return numberInWords(BigInt(whole));
  const digits =
    fraction.startsWith('0') || fraction.length === 1 ? Array.from(fraction, (digit) => DIGITS[Number(digit)]) : null;
  return `${numberInWords(BigInt(whole))} phẩy ${digits ? digits.join(' ') : numberInWords(Number(fraction))}`;
}

/** Counts below ten are written with a leading zero: "05 hồ sơ". */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** "2026-01-05" → "ngày 05 tháng 01 năm 2026"; a leading zero for days under 10 and for months 1 and 2 only. */
export function longDate(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `ngày ${twoDigits(day)} tháng ${month < 3 ? twoDigits(month) : String(month)} năm ${String(year)}`;
}

/** Room for the clerk to write day and month by hand. */
export function blankDate(year: number): string {
  return `ngày${BLANK.repeat(7)}tháng${BLANK.repeat(7)}năm ${String(year)}`;
}

/** "2026-01-05" → "05/01/2026". */
export function shortDate(date: string): string {
  return date.split('-').reverse().join('/');
}

/** An instant (ISO 8601) on the wall clock of `zone`: "08 giờ 05 phút, ngày 05 tháng 01 năm 2026". */
export function clockTime(instant: string, zone = 'Asia/Ho_Chi_Minh'): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '';
  const date = longDate(`${part('year')}-${part('month')}-${part('day')}`);
  return `${part('hour')} giờ ${part('minute')} phút, ${date}`;
}

/** Numbers of documents below 10 have a leading zero. */
export function documentNumber(number: string): string {
  return /^\d$/.test(number) ? `0${number}` : number;
}

/** "Số: 05/QĐ-UBND"; without a number: room to write it; nothing for a paper that has neither number nor symbol. */
export function numberLine(number: string | null, symbol: string): string {
  if (number === null && symbol === '') return '';
  const written = number === null ? BLANK.repeat(9) : documentNumber(number);
  return `Số:${number === null ? '' : ' '}${written}${symbol === '' ? '' : `/${symbol}`}`;
}

/** Items of one list: each ends ";", the last ".". Punctuation already typed at the end is replaced. */
export function closeList(items: readonly string[], last = '.'): string[] {
  return items.map((item, index) => item.replace(/[\s;.,]+$/u, keepDots) + (index === items.length - 1 ? last : ';'));
}

function keepDots(end: string): string {
  return end.startsWith('..') ? end.replace(/[\s;,]+$/u, '') : '';
}

/** The last sentence of a document: "… Quyết định này./." */
export function endDocument(text: string): string {
  return `${text.replace(/[\s;.,/]+$/u, '')}./.`;
}

const collator = new Intl.Collator('vi', { sensitivity: 'variant' });

/** Orders full names by given name (last word), then by the rest, the way Vietnamese lists are kept. */
export function compareByGivenName(left: string, right: string): number {
  const key = (name: string): [string, string] => {
    const words = name.trim().split(/\s+/u);
    return [words.at(-1) ?? '', words.slice(0, -1).join(' ')];
  };
  const [a, b] = [key(left), key(right)];
  return collator.compare(a[0], b[0]) || collator.compare(a[1], b[1]);
}

export function sortByGivenName<T>(people: readonly T[], nameOf: (person: T) => string): T[] {
  return [...people].sort((a, b) => compareByGivenName(nameOf(a), nameOf(b)));
}

/** Why a legal basis is not in the decree's form; empty when it is. */
export function checkLegalBasis(text: string): string[] {
  const basis = text.trim();
  const faults: string[] = [];
  if (!/^(Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị)\s/u.test(basis)) {
    faults.push('Căn cứ phải bắt đầu bằng “Căn cứ”, “Thực hiện”, “Theo đề nghị” hoặc “Xét đề nghị”.');
  }
  if (/^Căn cứ (Hiến pháp|Luật|Bộ luật|Pháp lệnh)(\s|$)/u.test(basis)) {
    if (/\ssố\s+\S*\d/u.test(basis) || /\d+\/\d{4}\//u.test(basis)) {
      faults.push('Luật, Pháp lệnh không ghi số và ký hiệu: chỉ ghi tên và ngày ban hành.');
    }
    if (/của\s+(Quốc hội|Ủy ban thường vụ Quốc hội|Uỷ ban thường vụ Quốc hội)/iu.test(basis)) {
      faults.push('Luật, Pháp lệnh không ghi cơ quan ban hành.');
    }
  } else if (/^Căn cứ (Nghị định|Nghị quyết|Quyết định|Thông tư|Kế hoạch|Chỉ thị|Công văn)(\s|$)/u.test(basis)) {
    if (!/\ssố\s+\S+/u.test(basis)) faults.push('Thiếu số, ký hiệu của văn bản làm căn cứ.');
    if (!/ngày\s.+tháng\s.+năm\s/u.test(basis)) faults.push('Thiếu ngày, tháng, năm ban hành của văn bản làm căn cứ.');
    if (!/\scủa\s/u.test(basis)) faults.push('Thiếu cơ quan ban hành văn bản làm căn cứ.');
  }
  return faults;
}

export interface Signing {
  /** `own`: the head signs; the rest as abbreviated in the decree. */
  authority: 'own' | 'TM' | 'Q' | 'KT' | 'TL' | 'TUQ';
  /** The head's title, e.g. "CHỦ TỊCH", "TRƯỞNG BAN". */
  head: string;
  /** The title of the one who signs for the head (KT, TL, TUQ), e.g. "PHÓ CHỦ TỊCH". */
  signer?: string;
  /** The body signed for, e.g. "ỦY BAN NHÂN DÂN": adds the line "TM. …" above. */
  collective?: string;
}

/** Lines above the signature: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]. */
export function signingLines(signing: Signing): string[] {
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  const head = upper(signing.head);
  const lines = signing.collective === undefined ? [] : [`TM. ${upper(signing.collective)}`];
  switch (signing.authority) {
    case 'own':
    case 'TM':
      return [...lines, head];
    case 'Q':
      return [...lines, `Q. ${head}`];
    default:
      return [...lines, `${signing.authority}. ${head}`, upper(signing.signer ?? '')].filter((line) => line !== '');
  }
}
