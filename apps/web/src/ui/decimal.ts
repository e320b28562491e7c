/** Why what was typed is no number; each has its sentence beside the fields. */
export type DecimalFault = 'shape' | 'decimals' | 'grouped';

/** Null: nothing was typed. */
export type DecimalRead = { readonly value: number | null } | { readonly fault: DecimalFault };

const PLAIN = /^-?\d{1,15}$/;
const ONE_MARK = /^(-?\d{1,13})[.,](\d+)$/;
const GROUPED = /^-?\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+|(?:,\d{3}){2,}|(?:,\d{3})+\.\d+)$/;

/**
 * A number with comma or point. Thousands may be set apart where that has one meaning only, as in `1.234.567` or
 * `1.234,5`; `1.234` is asked for again, since a thousandfold error would not be noticed.
 */
export function readDecimal(typed: string, decimals: number): DecimalRead {
  const text = typed.normalize('NFKC').replace('−', '-').replace(/\s/gu, '');
  if (text === '') return { value: null };
  if (PLAIN.test(text)) return { value: Number(text) };
  const [, whole, part = ''] = ONE_MARK.exec(text) ?? [];
  if (whole !== undefined) {
    if (part.length <= decimals) return { value: Number(`${whole}.${part}`) };
    return { fault: part.length === 3 ? 'grouped' : 'decimals' };
  }
  if (!GROUPED.test(text) || text.length > 18) return { fault: 'shape' };
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const isPart = text.indexOf(text[last] ?? '') === last;
  const digits = (piece: string) => piece.replace(/[.,]/g, '');
  if (!isPart) return { value: Number(digits(text)) };
  const tail = text.slice(last + 1);
  return tail.length > decimals ? { fault: 'decimals' } : { value: Number(`${digits(text.slice(0, last))}.${tail}`) };
}

/** As it is typed: `12,5` in Vietnamese, `12.5` in English. */
export function writeDecimal(value: number | null, language: 'vi' | 'en'): string {
  if (value === null) return '';
  return language === 'vi' ? String(value).replace('.', ',') : String(value);
}
