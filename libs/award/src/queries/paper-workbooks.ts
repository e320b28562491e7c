import { papers, renderListXlsx, renderTallyXlsx } from '@platform/documents';
import type { ListData, PaperName } from '@platform/documents';

type Of<N extends PaperName> = ReturnType<(typeof papers)[N]['schema']['parse']>;

const signingList = (data: Of<'prizeSigningList'>): ListData => ({
  madeOn: data.madeOn,
  title: 'Ký nhận tiền thưởng',
  columns: [
    { head: 'TT', width: 6, kind: 'number' },
    { head: 'Họ và tên/Tập thể', width: 40, kind: 'text' },
    { head: 'Chức vụ, đơn vị', width: 40, kind: 'text' },
    { head: 'Tên sáng kiến', width: 50, kind: 'text' },
    { head: 'Giải', width: 18, kind: 'text' },
    { head: 'Số tiền (đồng)', width: 18, kind: 'dong' },
    { head: 'Ký nhận', width: 24, kind: 'text' },
  ],
  rows: data.groups
    .flatMap((group) => group.winners.map((winner) => ({ ...winner, prize: group.name })))
    .map(({ authors, title, prize, amount }, index) => [
      index + 1,
      authors.map(({ name }) => name).join(', '),
      [...new Set(authors.map(({ position }) => position))].filter((line) => line !== '').join('; '),
      title,
      prize,
      amount,
      '',
    ]),
});

const FIELDS = ['name', 'position', 'reason', 'decision', 'placeDate', 'signer', 'bookNumber'] as const;
/** Heads without accents or spaces: Word takes them as the names of its merge fields. */
const MERGE_HEADS: Readonly<Record<(typeof FIELDS)[number], string>> = {
  name: 'HO_TEN',
  position: 'CHUC_VU_DON_VI',
  reason: 'THANH_TICH',
  decision: 'QUYET_DINH',
  placeDate: 'DIA_DANH_NGAY',
  signer: 'NGUOI_KY',
  bookNumber: 'SO_VAO_SO',
};

const mergeData = (data: Of<'commendation'>): ListData => ({
  madeOn: data.madeOn,
  title: 'Trộn thư phôi khen thưởng',
  columns: FIELDS.map((field) => ({ head: MERGE_HEADS[field], width: 32, kind: 'text' })),
  rows: data.rows.map((row) => FIELDS.map((field) => row[field])),
});

/** The paper's data as a workbook, for those papers that offices work on in Excel; null for the others. */
export async function workbookOf(paper: PaperName, data: unknown): Promise<Buffer | null> {
  switch (paper) {
    case 'tally':
      return renderTallyXlsx(papers.tally.schema.parse(data));
    case 'prizeSigningList':
      return renderListXlsx(signingList(papers.prizeSigningList.schema.parse(data)));
    case 'commendation':
      return renderListXlsx(mergeData(papers.commendation.schema.parse(data)));
    default:
      return null;
  }
}
