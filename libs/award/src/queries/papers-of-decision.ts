import type { PaperName } from '@platform/documents';
import { vietnamese } from '@platform/documents';
import { contestName, inSentence, letterhead, paperRules, printedSymbol, signerLines, speaker } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import type { DecisionAct, DecisionKind, ListRow } from '../domain/award-list';
import { printedCode } from '../domain/check-code';
import { DOCUMENT_OF } from '../domain/wording';
import type { Wording } from '../domain/wording';

/** Everything the papers of one decision are made from. Days are ISO dates in the contest's zone. */
export interface PaperSource {
  readonly rulebook: Rulebook;
  readonly madeOn: string;
  readonly kind: DecisionKind;
  readonly act: DecisionAct;
  readonly wording: Wording;
  readonly rows: readonly ListRow[];
  readonly number: string | null;
  readonly series: string;
  readonly issuer: string;
  readonly signedOn: string | null;
  readonly signerName: string | null;
  readonly proposalNumber: string | null;
  readonly proposalDate: string | null;
  /** The paper that announced the contest’s rules. */
  readonly announcementNumber: string;
  readonly announcementDate: string;
  readonly figures: readonly string[];
  readonly certificates: readonly { readonly initiativeId: string; readonly code: string }[];
  readonly publicUrl: string;
  readonly makerName: string;
}

export interface PaperPlan {
  readonly paper: PaperName;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const authorsOf = ({ recipients }: ListRow) =>
  recipients.map(({ name, position, unit }) => ({
    name,
    position: [position, unit === name ? '' : unit].filter((part) => part !== '').join(', '),
  }));

/** Rows grouped by prize in list order. */
export function groupsOf(rows: readonly ListRow[]) {
  const groups = new Map<string, { name: string; winners: unknown[] }>();
  for (const row of rows) {
    const key = `${row.tableCode}/${row.prizeCode}`;
    const group = groups.get(key) ?? { name: row.prizeName, winners: [] };
    group.winners.push({ authors: authorsOf(row), title: row.title, amount: row.amount });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** "Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026 của Chủ tịch …" */
export function citation(source: Pick<PaperSource, 'number' | 'series' | 'signedOn' | 'issuer'>): string {
  const { number, series, signedOn, issuer } = source;
  const day = signedOn === null ? '' : ` ${vietnamese.longDate(signedOn)}`;
  return `Quyết định số ${number === null ? '……' : vietnamese.documentNumber(number)}/${series}${day} của ${issuer}`;
}

function listName({ rulebook, kind, act }: PaperSource): string {
  const contest = contestName(rulebook).toLocaleUpperCase('vi');
  if (act === 'revocation') return `DANH SÁCH THU HỒI GIẢI ${contest}`;
  if (act === 'amendment') return `DANH SÁCH SỬA ĐỔI, BỔ SUNG KẾT QUẢ TRAO GIẢI ${contest}`;
  return `DANH SÁCH TẬP THỂ, CÁ NHÂN ĐẠT GIẢI ${contest} ĐƯỢC TẶNG ${kind === 'merit' ? 'BẰNG KHEN' : 'GIẤY KHEN'}`;
}

export function decisionPaper(source: PaperSource): PaperPlan {
  const { rulebook, wording, kind, act } = source;
  const document = DOCUMENT_OF[kind];
  const proposer = inSentence(speaker(paperRules(rulebook, 'proposal')), rulebook.documents.placeName);
  const symbol = printedSymbol(paperRules(rulebook, 'proposal').symbol);
  const proposal =
    source.proposalNumber === null || source.proposalDate === null
      ? `Theo đề nghị của ${proposer} tại Tờ trình số ……/${symbol} ngày …… tháng …… năm ${String(rulebook.year)}`
      : `Theo đề nghị của ${proposer} tại Tờ trình số ${vietnamese.documentNumber(source.proposalNumber)}/${symbol} ${vietnamese.longDate(source.proposalDate)}`;
  const shared = {
    madeOn: source.madeOn,
    letterhead: letterhead(rulebook, document, source.signedOn, source.number),
    subject: wording.subject,
    issuer: wording.issuer,
    legalBases: [...wording.legalBases, proposal],
    executors: wording.executors,
    recipients: wording.recipients,
    signature: { lines: wording.signerLines, name: source.signerName },
  };
  const title = `Quyết định về việc ${wording.subject}`;
  if (act === 'grant' && kind === 'award') {
    return {
      paper: 'decision',
      title,
      data: {
        ...shared,
        contestName: contestName(rulebook),
        groups: groupsOf(source.rows),
        fundSource: wording.fundSource,
      },
    };
  }
  return {
    paper: 'order',
    title,
    data: {
      ...shared,
      articles: wording.articles.length > 0 ? wording.articles : [wording.subject],
      listName: listName(source),
      rows: source.rows.map((row) => ({ authors: authorsOf(row), title: row.title, content: contentOf(row) })),
    },
  };
}

function contentOf(row: ListRow): string {
  const prize = vietnamese.capitalise(row.prizeName);
  const sum = row.amount > 0 ? `, ${vietnamese.formatDong(row.amount)}` : '';
  if (row.effect === 'withdraw') return `Thu hồi ${row.prizeName}${sum}`;
  return row.effect === 'change' ? `Sửa thành ${row.prizeName}${sum}` : `${prize}${sum}`;
}

export function proposalPaper(source: PaperSource): PaperPlan {
  const { rulebook } = source;
  const rules = paperRules(rulebook, 'proposal');
  const place = rulebook.documents.placeName;
  const name = contestName(rulebook);
  const asked = rules.addressees.map((line) => inSentence(line, place));
  return {
    paper: 'proposal',
    title: `Tờ trình về việc đề nghị ${source.wording.subject}`,
    data: {
      madeOn: source.madeOn,
      letterhead: letterhead(rulebook, 'proposal', source.proposalDate, source.proposalNumber),
      subject: `đề nghị ${source.wording.subject}`,
      addressees: asked.length > 0 ? asked : [source.issuer],
      reasons: [
        `Thực hiện Thể lệ ${name} công bố tại văn bản số ${source.announcementNumber} ${vietnamese.longDate(source.announcementDate)}, Ban Tổ chức đã tổ chức chấm và xét giải theo đúng quy định.`,
      ],
      figures: source.figures,
      contestName: name,
      groups: groupsOf(source.rows),
      enclosures: ['Biên bản chấm của Ban Giám khảo', 'Bảng tổng hợp điểm', 'Dự thảo Quyết định'],
      asked: asked[0] ?? source.issuer,
      issuer: inSentence(rules.agencies.at(-1) ?? '', place),
      recipients: rules.recipients,
      signature: { lines: signerLines(rules) },
    },
  };
}

export function noticePaper(source: PaperSource): PaperPlan {
  const { rulebook } = source;
  const rules = paperRules(rulebook, 'result_notice');
  const name = contestName(rulebook);
  const { days, answerDays } = rulebook.publication.complaints;
  return {
    paper: 'resultNotice',
    title: `Thông báo kết quả ${name}`,
    data: {
      madeOn: source.madeOn,
      letterhead: letterhead(rulebook, 'result_notice', null, null),
      subject: `Kết quả ${name}`,
      paragraphs: [
        `Căn cứ ${citation(source)}, ${inSentence(rules.agencies.at(-1) ?? '', rulebook.documents.placeName)} thông báo kết quả như sau:`,
      ],
      closing: [
        `Khiếu nại (nếu có) gửi bằng văn bản, ghi rõ họ tên, trong ${String(days)} ngày kể từ ngày công bố; được trả lời trong ${String(answerDays)} ngày kể từ ngày nhận.`,
      ],
      contestName: name,
      groups: groupsOf(source.rows),
      issuer: inSentence(rules.agencies.at(-1) ?? '', rulebook.documents.placeName),
      recipients: rules.recipients,
      signature: { lines: signerLines(rules) },
    },
  };
}

export function signingListPaper(source: PaperSource): PaperPlan {
  const { rulebook } = source;
  const rules = paperRules(rulebook, 'result_notice');
  return {
    paper: 'prizeSigningList',
    title: `Danh sách ký nhận tiền thưởng ${contestName(rulebook)}`,
    data: {
      madeOn: source.madeOn,
      letterhead: letterhead(rulebook, 'result_notice', null, null),
      basis: `Theo ${citation(source)}`,
      contestName: contestName(rulebook),
      groups: groupsOf(source.rows),
      maker: { lines: ['NGƯỜI LẬP'], name: source.makerName },
      approver: { lines: signerLines(rules) },
    },
  };
}

/** Certificates of the rows that have a code; in packs, because one file holds at most 500. */
export function certificatePaper(source: PaperSource): PaperPlan {
  const { rulebook } = source;
  const rules = paperRules(rulebook, 'certificate');
  const codes = new Map(source.certificates.map(({ initiativeId, code }) => [initiativeId, code]));
  const place = rulebook.documents.placeName;
  return {
    paper: 'certificate',
    title: `Giấy chứng nhận ${contestName(rulebook)}`,
    data: {
      madeOn: source.madeOn,
      issuer: [...signerLines(rules), ...(rules.heading === null ? [] : [rules.heading])].at(-1),
      place,
      date: source.signedOn,
      year: source.signedOn === null ? rulebook.year : Number(source.signedOn.slice(0, 4)),
      signature: { lines: signerLines(rules) },
      decision: citation(source),
      contestName: contestName(rulebook),
      certificates: source.rows.flatMap((row) => {
        const code = codes.get(row.initiativeId);
        if (code === undefined) return [];
        const units = [...new Set(row.recipients.map(({ unit }) => unit))];
        const own = row.recipients.map(({ name }) => name);
        return [
          {
            names: own,
            unit: units.filter((unit) => !own.includes(unit)).join(', '),
            prize: row.prizeName,
            title: row.title,
            code: printedCode(code),
            checkUrl: `${source.publicUrl}/kiem-tra/${printedCode(code)}`,
          },
        ];
      }),
    },
  };
}

/** Words for official blanks of merit certificates; places are those of the shipped sample, moved by the printer's offset. */
export function blankPaper(source: PaperSource, layout: Readonly<Record<string, unknown>>): PaperPlan {
  const { rulebook } = source;
  const name = contestName(rulebook);
  return {
    paper: 'commendation',
    title: `Nội dung in trên phôi: ${source.wording.subject}`,
    data: {
      ...layout,
      madeOn: source.madeOn,
      rows: source.rows
        .filter((row) => source.certificates.some(({ initiativeId }) => initiativeId === row.initiativeId))
        .flatMap((row) =>
          authorsOf(row).map((person) => ({
            name: person.name,
            position: person.position,
            reason: `Đã đạt ${row.prizeName} ${name}`,
            decision: citation(source),
            placeDate:
              source.signedOn === null
                ? ''
                : `${rulebook.documents.placeName}, ${vietnamese.longDate(source.signedOn)}`,
            signer: source.signerName ?? '',
          })),
        ),
    },
  };
}
