import type { DocumentKind, Rulebook } from './rulebook';

export type PaperRules = Rulebook['documents']['papers'][number];

/** The rules of a paper; without its own, those of the award decision, or of the first paper there is. */
export function paperRules({ documents: { papers } }: Rulebook, kind: DocumentKind): PaperRules {
  const found =
    papers.find((paper) => paper.kind === kind) ?? papers.find((paper) => paper.kind === 'award_decision') ?? papers[0];
  if (!found) throw new RangeError('A rulebook has at least one paper');
  return found;
}

/** Abbreviations of the decree that are not all capitals. */
export function printedSymbol(symbol: string | null): string {
  return (symbol ?? '').replace(/^TTR(?=-|$)/u, 'TTr');
}

/** Lines above the signature by the decree's cases: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]. */
export function signerLines({ signing }: PaperRules): string[] {
  if (signing.case === 'none' || signing.authority === null) return [signing.title];
  if (signing.case === 'Q') return [`Q. ${signing.authority}`];
  return [`${signing.case}. ${signing.authority}`, signing.title];
}

/** A long agency name breaks before its place: ["ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"]. */
export function agencyLines(name: string): string[] {
  const at = name.search(/(?<= )(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ) /u);
  return at > 0 ? [name.slice(0, at).trim(), name.slice(at)] : [name];
}

const PROPER = ['Chủ tịch', 'Ủy ban nhân dân', 'Ban Tổ chức', 'Ban Giám khảo', 'Giám đốc', 'Trưởng Ban'];

/** "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH" → "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh". */
export function inSentence(capitals: string, placeName: string): string {
  if (capitals !== capitals.toLocaleUpperCase('vi')) return capitals;
  let text = capitals.toLocaleLowerCase('vi');
  for (const word of [...PROPER, placeName]) {
    text = text.replaceAll(word.toLocaleLowerCase('vi'), word);
  }
  text = text.replace(/(?<=^sở |\bgiám đốc sở )\p{L}/u, (letter) => letter.toLocaleUpperCase('vi'));
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** In a sentence: "Cuộc thi sáng kiến …". */
export function contestName({ name }: Rulebook): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

/** The heading of a paper: agencies, symbol, place; number and date stay blank where they are null. */
export function letterhead(rulebook: Rulebook, kind: DocumentKind, date: string | null, number: string | null) {
  const rules = paperRules(rulebook, kind);
  const [first = '', second] = rules.agencies;
  return {
    parentAgency: second === undefined ? [] : agencyLines(first),
    agency: second === undefined ? agencyLines(first) : agencyLines(second),
    symbol: printedSymbol(rules.symbol),
    number,
    place: rulebook.documents.placeName,
    date,
    year: date === null ? rulebook.year : Number(date.slice(0, 4)),
  };
}
