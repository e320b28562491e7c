import { z } from 'zod';
import { p } from '../layout/blocks';
import type { Block, Column, Layout } from '../layout/blocks';
import * as common from './common';
import { columnWidths, POINTS } from './list-table';
import { definePaper } from './paper';
import * as samples from './samples';

/**
 * How one score comes from the sheets, as the workbook's formulas repeat it:
 * mean of the sheets; trimmed mean (highest and lowest dropped when there are at least `from` sheets); or the mean of
 * each judges' group times its weight (hundredths of a percent, together 10000).
 */
const aggregation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mean') }),
  z.strictObject({ kind: z.literal('trimmed'), from: z.int().min(3).default(5) }),
  z.strictObject({ kind: z.literal('weighted_groups'), weights: z.record(z.string(), z.int().min(0)) }),
]);

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  contestName: common.text.min(1),
  roundName: common.text.min(1),
  aggregation,
  /** The rule in words, printed under the table. */
  rule: common.text.min(1),
  /** Columns of the table; `group` names the judge's group where groups are weighted. */
  judges: z
    .array(z.strictObject({ label: common.text.min(1), group: common.text.default('') }))
    .min(1)
    .max(60),
  /** Decimals of the official score. */
  decimals: z.int().min(0).max(4).default(2),
  /** Points of the votes of the public, added to this round's. */
  vote: z
    .strictObject({ label: common.text.min(1) })
    .nullable()
    .default(null),
  /** Earlier points brought in: score = this round × own + carried × weight (hundredths of a percent). */
  carry: z
    .strictObject({ label: common.text.min(1), own: common.count, weight: common.count })
    .nullable()
    .default(null),
  rows: z
    .array(
      z.strictObject({
        code: common.text.min(1),
        title: common.text.min(1),
        /** One per judge column; null where that judge has no counted sheet. */
        marks: z.array(common.exactPoints.nullable()),
        /** Points that votes of the public add. */
        vote: common.exactPoints.nullable().default(null),
        carried: common.exactPoints.nullable().default(null),
        /** The official score as displayed (rounded half up) and the official rank. */
        score: common.exactPoints.nullable(),
        rank: common.count.nullable(),
        /** How many of its equals stand before it by the rules for equal points or by a decision. */
        behind: common.count.default(0),
        note: common.text.default(''),
      }),
    )
    .min(1),
  secretary: common.signature,
  chair: common.signature,
});
export type TallyData = z.output<typeof schema>;

/** So many judges have a column each; the marks of a larger panel stand together, each after its judge's number. */
const APART = 6;

type Marks = Column & { readonly cell: string };

const given = (marks: readonly (common.ExactPoints | null)[]): string =>
  marks
    .flatMap((one, judge) => (one === null ? [] : [`${String(judge + 1)}:\u00a0${common.pointsText(one)}`]))
    .join('; ');

function layoutOf(marks: readonly Marks[], numbered: boolean): Layout {
  const columns: readonly Marks[] = [
    { head: 'TT', width: 10, align: 'center', cell: '{tt}' },
    { head: 'Mã', width: 22, align: 'center', cell: '{ma}' },
    { head: 'Tên sáng kiến', width: 77, cell: '{ten_sang_kien}' },
    ...marks,
    { head: 'Điểm', width: 18, align: 'center', cell: '{diem}' },
    { head: 'Hạng', width: 13, align: 'center', cell: '{hang}' },
    { head: 'Ghi chú', width: 20, cell: '{ghi_chu}' },
  ];
  const millimetres = columnWidths({
    columns: columns.map(({ head, width }) => ({ head, width, kind: 'text' })),
    rows: [],
  });
  const table: Block = {
    kind: 'table',
    size: POINTS,
    columns: columns.map(({ head, align }, index) => ({
      head,
      width: millimetres[index] ?? 0,
      ...(align && { align }),
    })),
    each: 'ket_qua',
    cells: columns.map(({ cell }) => cell),
  };
  return {
    landscape: true,
    blocks: [
      { kind: 'letterhead', variant: 'board' },
      { kind: 'title', name: 'BẢNG TỔNG HỢP ĐIỂM', subject: '{vong} {ten_cuoc_thi}' },
      ...(numbered ? [p('Số thứ tự giám khảo: {giam_khao}.', { size: 12 })] : []),
      table,
      p('Cách tính: {quy_tac}', { size: 12, keep: true }),
      {
        kind: 'signatures',
        left: { kind: 'signer', prefix: 'thu_ky' },
        right: { kind: 'signer', prefix: 'truong_ban' },
      },
    ],
  };
}

export const tally = definePaper({
  name: 'tally',
  label: 'Bảng tổng hợp điểm',
  schema,
  heading: (data) => `Bảng tổng hợp điểm ${data.roundName}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ten_cuoc_thi: data.contestName,
    vong: data.roundName,
    quy_tac: data.rule,
    giam_khao: data.judges.map((judge, index) => `${String(index + 1)}. ${judge.label}`).join('; '),
    ket_qua: data.rows.map((row, index) => ({
      tt: String(index + 1),
      ma: row.code,
      ten_sang_kien: row.title,
      cac_diem: given(row.marks),
      ...Object.fromEntries(row.marks.map((one, judge) => [`diem_${String(judge)}`, common.pointsText(one)])),
      diem_binh_chon: common.pointsText(row.vote),
      diem_mang_sang: common.pointsText(row.carried),
      diem: common.scoreText(row.score),
      hang: row.rank === null ? '' : String(row.rank),
      ghi_chu: row.note,
    })),
    ...common.signatureView('thu_ky', data.secretary),
    ...common.signatureView('truong_ban', data.chair),
  }),
  layout: layoutOf(
    [
      { head: 'Điểm các phiếu', width: 68, align: 'center', cell: '{cac_diem}' },
      { head: 'Điểm mang sang', width: 18, align: 'center', cell: '{diem_mang_sang}' },
    ],
    true,
  ),
  arrange: (data) => {
    const apart = data.judges.length <= APART;
    const each = data.judges.map(({ label }, judge): Marks => ({
      head: label,
      width: 16,
      align: 'center',
      cell: `{diem_${String(judge)}}`,
    }));
    const together: Marks = { head: 'Điểm các phiếu', width: 68, align: 'center', cell: '{cac_diem}' };
    const carried: Marks = {
      head: data.carry?.label ?? '',
      width: 18,
      align: 'center',
      cell: '{diem_mang_sang}',
    };
    const vote: Marks = { head: data.vote?.label ?? '', width: 18, align: 'center', cell: '{diem_binh_chon}' };
    const further = [...(data.vote === null ? [] : [vote]), ...(data.carry === null ? [] : [carried])];
    return layoutOf([...(apart ? each : [together]), ...further], !apart);
  },
  sample: {
    madeOn: '2026-11-15',
    letterhead: { ...samples.board, agency: ['BAN GIÁM KHẢO'] },
    contestName: samples.contestName,
    roundName: 'Vòng chung khảo',
    aggregation: { kind: 'trimmed', from: 5 },
    rule: 'trung bình cộng của các phiếu sau khi bỏ một phiếu cao nhất và một phiếu thấp nhất khi có từ 5 phiếu; làm tròn hai chữ số thập phân; xếp hạng theo giá trị chưa làm tròn.',
    judges: [1, 2, 3, 4, 5].map((n) => ({ label: `GK${String(n)}` })),
    rows: [
      { code: 'K7Q2M', title: samples.title(0), marks: [9000, 9250, 9100, 8850, 9500], score: 9117, rank: 1 },
      { code: 'W4T9A', title: samples.title(1), marks: [8800, 9000, null, 8700, 8650], score: 8788, rank: 2 },
      { code: 'P3D8X', title: samples.title(2), marks: [8500, 8500, 8500, 8500, 8500], score: 8500, rank: 3 },
      { code: 'N5H6R', title: samples.title(0), marks: [8400, 8600, 8500, 8500, 8500], score: 8500, rank: 3 },
    ],
    secretary: { lines: ['THƯ KÝ'], name: samples.person(5) },
    chair: { lines: ['TRƯỞNG BAN GIÁM KHẢO'], name: samples.person(0) },
  },
});
