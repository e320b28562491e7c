import type { DocumentKind, Rulebook } from '@rooms/contest';
import type { DecisionAct, DecisionKind } from './award-list';

/** What a paper says around the list. Edited freely: the agreement binds the list only. */
export interface Wording {
  /** After "Về việc ". */
  readonly subject: string;
  /** Who decides, in a sentence: "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh". */
  readonly issuer: string;
  readonly legalBases: readonly string[];
  /** Articles before the last two; empty for a first award decision, whose paper has its own. */
  readonly articles: readonly string[];
  readonly fundSource: string;
  /** Subject of the last article. */
  readonly executors: string;
  readonly recipients: readonly string[];
  readonly signerLines: readonly string[];
}

export const DOCUMENT_OF: Readonly<Record<DecisionKind, DocumentKind>> = {
  award: 'award_decision',
  merit: 'merit_decision',
  commendation: 'commendation_decision',
};

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

/** The issuer's name for the number series and in a sentence. */
export function issuerOf(rulebook: Rulebook, kind: DocumentKind): string {
  const rules = paperRules(rulebook, kind);
  return inSentence(rules.heading ?? rules.agencies.at(-1) ?? '', rulebook.documents.placeName);
}

const GRANTED: Readonly<Record<DecisionKind, string>> = {
  award: 'công nhận kết quả và trao giải',
  merit: 'tặng Bằng khen cho tác giả, nhóm tác giả, tập thể đạt giải',
  commendation: 'tặng Giấy khen cho tác giả, nhóm tác giả, tập thể đạt giải',
};

const ACTED: Readonly<Record<Exclude<DecisionAct, 'grant'>, string>> = {
  amendment: 'sửa đổi, bổ sung',
  revocation: 'thu hồi kết quả trao giải theo',
};

function withBasis(basis: string): string {
  return /^(Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị)\s/u.test(basis) ? basis : `Căn cứ ${basis}`;
}

/** What the paper says until somebody edits it. `amended`: "Quyết định số 128/QĐ-UBND ngày … của …". */
export function defaultWording(
  rulebook: Rulebook,
  kind: DecisionKind,
  act: DecisionAct,
  amended: string | null,
): Wording {
  const rules = paperRules(rulebook, DOCUMENT_OF[kind]);
  const contest = contestName(rulebook);
  const subject = act === 'grant' || amended === null ? `${GRANTED[kind]} ${contest}` : `${ACTED[act]} ${amended}`;
  const lastArticle = act === 'grant' && kind === 'award' ? 4 : 3;
  return {
    subject,
    issuer: issuerOf(rulebook, DOCUMENT_OF[kind]),
    legalBases: [...rulebook.documents.legalBases, ...(amended === null ? [] : [amended])].map(withBasis),
    articles: articles(kind, act, contest, amended),
    fundSource: `kinh phí tổ chức ${contest}`,
    executors: `Thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên ${lastArticle === 4 ? 'tại Điều 1' : 'trong Phụ lục'}`,
    recipients: rules.recipients.map((line) => line.replace(/^Như Điều \d+/u, `Như Điều ${String(lastArticle)}`)),
    signerLines: signerLines(rules),
  };
}

function articles(kind: DecisionKind, act: DecisionAct, contest: string, amended: string | null): string[] {
  if (act === 'revocation') {
    return [
      `Thu hồi kết quả trao giải, tiền thưởng và giấy chứng nhận của các tập thể, cá nhân có tên tại Phụ lục kèm theo, đã trao theo ${amended ?? ''}.`,
    ];
  }
  if (act === 'amendment') {
    return [
      `Sửa đổi, bổ sung danh sách kèm theo ${amended ?? ''} như Phụ lục kèm theo Quyết định này. Các nội dung khác giữ nguyên.`,
    ];
  }
  if (kind === 'award') return [];
  const form = kind === 'merit' ? 'Bằng khen' : 'Giấy khen';
  return [`Tặng ${form} cho các tập thể, cá nhân đạt giải ${contest} (danh sách tại Phụ lục kèm theo Quyết định này).`];
}

/** In a sentence: "Cuộc thi sáng kiến …". */
export function contestName({ name }: Rulebook): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}
