import { contestName, inSentence, paperRules, signerLines } from '@rooms/contest';
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

export type WordingInput = { readonly [K in keyof Wording]?: Wording[K] | undefined };

/** What is not given stays as it was. */
export function merged(before: Wording, input: WordingInput): Wording {
  const given = Object.fromEntries(Object.entries<unknown>(input).filter(([, value]) => value !== undefined));
  return { ...before, ...given };
}
