import { z } from 'zod';
import { each, p, when } from '../layout/blocks';
import { capitalise, formatHundredths, hundredthsInWords } from '../vietnamese';
import * as common from './common';
import { PACK_LIMIT } from './pack';
import { definePaper } from './paper';
import * as samples from './samples';

const sheet = z.strictObject({
  /** Judge × blind code, for the scanner. */
  code: common.text.min(1),
  /** What is printed under it, if not all of it. */
  codeLabel: common.text.default(''),
  blindCode: common.text.min(1),
  title: common.text.min(1),
  criteria: z
    .array(
      z.strictObject({
        name: common.text.min(1),
        maximum: common.mark,
        /** Null: to be written by hand. */
        mark: common.mark.nullable().default(null),
        note: common.text.default(''),
      }),
    )
    .min(1),
  maximum: common.mark,
  total: common.mark.nullable().default(null),
  comment: common.text.nullable().default(null),
  /** Null: to be written by hand. */
  judge: common.text.nullable().default(null),
});

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  contestName: common.text.min(1),
  /** "Vòng sơ khảo" */
  roundName: common.text.min(1),
  /** One sheet, or a print pack (one judge’s); each begins on a new page. */
  sheets: z.array(sheet).min(1).max(PACK_LIMIT),
});

export const scoreSheet = definePaper({
  name: 'score-sheet',
  label: 'Phiếu chấm điểm',
  schema,
  heading: (data) => `Phiếu chấm điểm ${data.roundName}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ten_cuoc_thi: data.contestName,
    vong: data.roundName,
    phieu: data.sheets.map((one, index) => ({
      sang_trang: index > 0,
      ...common.codeView(one.code, one.codeLabel === '' ? one.code : one.codeLabel),
      ma_phach: one.blindCode,
      ten_sang_kien: one.title,
      tieu_chi: one.criteria.map((criterion, row) => ({
        tt: String(row + 1),
        ten: criterion.name,
        toi_da: formatHundredths(criterion.maximum, true),
        diem: criterion.mark === null ? '' : formatHundredths(criterion.mark, true),
        ghi_chu: criterion.note,
      })),
      tong_toi_da: formatHundredths(one.maximum, true),
      tong_diem: one.total === null ? '' : formatHundredths(one.total, true),
      tong_chu: one.total === null ? '……………………………………………………' : capitalise(hundredthsInWords(one.total)) + ' điểm',
      co_nhan_xet: one.comment !== null,
      chua_nhan_xet: one.comment === null,
      nhan_xet: one.comment ?? '',
      ...common.signatureView('giam_khao', { lines: ['GIÁM KHẢO'], name: one.judge }),
    })),
  }),
  layout: {
    numbered: false,
    blocks: [
      each(
        'phieu',
        when('sang_trang', { kind: 'pageBreak' }),
        { kind: 'letterhead', variant: 'board' },
        { kind: 'title', name: 'PHIẾU CHẤM ĐIỂM', subject: '{vong} {ten_cuoc_thi}' },
        p('Mã phách: **{ma_phach}**'),
        p('Tên sáng kiến: {ten_sang_kien}'),
        {
          kind: 'table',
          columns: [
            { head: 'TT', width: 12, align: 'center' },
            { head: 'Tiêu chí', width: 78 },
            { head: 'Điểm tối đa', width: 22, align: 'center' },
            { head: 'Điểm chấm', width: 22, align: 'center' },
            { head: 'Ghi chú', width: 31 },
          ],
          size: 13,
          each: 'tieu_chi',
          cells: ['{tt}', '{ten}', '{toi_da}', '{diem}', '{ghi_chu}'],
          total: ['Tổng cộng', '{tong_toi_da}', '{tong_diem}', ''],
        },
        p('Tổng điểm (bằng chữ): {tong_chu}'),
        when('co_nhan_xet', p('**Nhận xét, đề xuất:** {nhan_xet}')),
        when('chua_nhan_xet', p('**Nhận xét, đề xuất:**', { keep: true }), { kind: 'lines', count: 4 }),
        {
          kind: 'signatures',
          left: { kind: 'code' },
          right: { kind: 'signer', prefix: 'giam_khao', note: '(Ký, ghi rõ họ tên)' },
        },
      ),
    ],
  },
  sample: {
    madeOn: '2026-10-20',
    letterhead: { ...samples.board, agency: ['BAN GIÁM KHẢO'] },
    contestName: samples.contestName,
    roundName: 'Vòng sơ khảo',
    sheets: [true, false].map((marked) => ({
      code: marked ? 'SK26-V1-GK03-K7Q2M' : 'SK26-V1-GK03-W4T9A',
      codeLabel: marked ? 'GK03-K7Q2M' : 'GK03-W4T9A',
      blindCode: marked ? 'K7Q2M' : 'W4T9A',
      title: samples.title(marked ? 0 : 2),
      criteria: ['Tính mới, tính sáng tạo', 'Hiệu quả kinh tế, xã hội', 'Khả năng áp dụng', 'Phạm vi ảnh hưởng'].map(
        (name, n) => ({
          name,
          maximum: [3000, 3000, 2500, 1500][n] ?? 0,
          mark: marked ? ([2750, 2600, 2100, 1305][n] ?? 0) : null,
        }),
      ),
      maximum: 10_000,
      total: marked ? 8755 : null,
      comment: marked ? 'Giải pháp rõ ràng, đã có số liệu sau 6 tháng áp dụng.' : null,
      judge: marked ? samples.person(1) : null,
    })),
  },
});
