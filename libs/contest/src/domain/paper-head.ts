import type { DocumentKind, Rulebook } from './rulebook';

export type PaperRules = Rulebook['documents']['papers'][number];

/**
 * The rules of a paper; without its own, those of the award decision, or of the first paper there is. Minutes of votes
 * without their own have the committee's heading, as its notice of the result has, and the number series of minutes.
 */
export function paperRules(rulebook: Rulebook, kind: DocumentKind): PaperRules {
  const { papers } = rulebook.documents;
  const own = papers.find((paper) => paper.kind === kind);
  if (own === undefined && kind === 'vote_minutes') {
    const notice = paperRules(rulebook, 'result_notice');
    return { ...notice, kind, symbol: notice.symbol?.replace(/^[^-]*/u, 'BB') ?? null, recipients: [] };
  }
  const found = own ?? papers.find((paper) => paper.kind === 'award_decision') ?? papers[0];
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

/** The longest end of the first text that the second begins with. */
function overlap(first: string, second: string): number {
  const longest = Math.min(first.length, second.length);
  for (let length = longest; length > 0; length--) if (first.endsWith(second.slice(0, length))) return length;
  return 0;
}

/**
 * Who speaks in a paper, in capitals: its heading, else the head of its agency. "GIÁM ĐỐC" of "SỞ NỘI VỤ" is "GIÁM ĐỐC SỞ
 * NỘI VỤ", "TRƯỞNG BAN" of "BAN TỔ CHỨC" is "TRƯỞNG BAN TỔ CHỨC".
 */
export function speaker({ heading, agencies, signing }: PaperRules): string {
  if (heading !== null) return heading;
  const agency = agencies.at(-1) ?? '';
  const acting = (signing.case === 'KT' || signing.case === 'Q') && signing.authority !== null;
  const head = acting ? (signing.authority ?? '') : signing.title;
  const shared = overlap(` ${head}`, ` ${agency}`);
  return shared > 0 ? head + agency.slice(shared - 1) : `${head} ${agency}`;
}

const PROPER = ['Chủ tịch', 'Ủy ban nhân dân', 'Ban Tổ chức', 'Ban Giám khảo', 'Hội đồng', 'Giám đốc', 'Trưởng Ban'];

/** "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH" → "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh". */
export function inSentence(capitals: string, placeName: string): string {
  if (capitals !== capitals.toLocaleUpperCase('vi')) return capitals;
  let text = capitals.toLocaleLowerCase('vi');
  for (const word of [...PROPER, placeName]) {
    text = text.replaceAll(word.toLocaleLowerCase('vi'), word);
  }
  text = text.replace(/(?<=^|(?<!cơ|trụ)\s)sở .*/u, (name) =>
    name.replace(/(?<=^|sở |, |và )\p{L}(?!à )/gu, (letter) => letter.toLocaleUpperCase('vi')),
  );
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
