import { z } from 'zod';
import { each, p } from '../layout/blocks';
import { blankDate, clockTime, countWithWords, formatHundredths } from '../vietnamese';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const figure = common.count.nullable().default(null);

/** What is null or empty is yet to be written in: the paper has dots there. */
const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  subject: common.text.min(1),
  heldAt: z.iso.datetime({ offset: true }).nullable().default(null),
  place: common.text.default(''),
  /** The first is their head. */
  counters: z
    .array(z.strictObject({ name: common.text.min(1), role: common.text.default('') }))
    .max(20)
    .default([]),
  members: figure,
  present: figure,
  issued: figure,
  collected: figure,
  valid: figure,
  invalid: figure,
  /** "Sáng kiến được tán thành khi có ít nhất 2/3 …" */
  rule: common.text.min(1),
  rows: z
    .array(
      z.strictObject({
        code: common.text.min(1),
        title: common.text.min(1),
        collected: figure,
        agree: figure,
        disagree: figure,
        /** Hundredths of a percent of what the rule counts from. */
        share: figure,
        result: common.text.default(''),
      }),
    )
    .min(1)
    .max(1000),
  recipients: z.array(common.text.min(1)).default(['Thành viên Ban Kiểm phiếu', 'Lưu: Hồ sơ Cuộc thi']),
});

const DOTS = '……';
const written = (value: number | null): string => (value === null ? DOTS : countWithWords(value));
const inCell = (value: number | null): string => (value === null ? '' : String(value));
const person = (name: string, role: string): string => (role === '' ? name : `${name}, ${role}`);
const unnamed = ['Trưởng ban', 'Thành viên', 'Thành viên'].map((role) => person(`Ông (bà) ${DOTS.repeat(14)}`, role));

export const voteMinutes = definePaper({
  name: 'vote-minutes',
  label: 'Biên bản kiểm phiếu',
  schema,
  heading: (data) => `Biên bản kiểm phiếu ${data.subject}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    trich_yeu: data.subject,
    thoi_gian:
      data.heldAt === null ? `${DOTS} giờ ${DOTS} phút, ${blankDate(data.letterhead.year)}` : clockTime(data.heldAt),
    dia_diem: data.place === '' ? DOTS.repeat(12) : data.place,
    ban_kiem_phieu: common.listed(
      data.counters.length === 0 ? unnamed : data.counters.map(({ name, role }) => person(name, role)),
    ),
    tong_so: written(data.members),
    co_mat: written(data.present),
    phat_ra: written(data.issued),
    thu_ve: written(data.collected),
    hop_le: written(data.valid),
    khong_hop_le: written(data.invalid),
    quy_dinh: data.rule,
    ket_qua: data.rows.map((row, index) => ({
      tt: String(index + 1),
      ma: row.code,
      ten_sang_kien: row.title,
      thu_ve: inCell(row.collected),
      tan_thanh: inCell(row.agree),
      khong_tan_thanh: inCell(row.disagree),
      ty_le: row.share === null ? '' : `${formatHundredths(row.share, true)}%`,
      ket_luan: row.result,
    })),
    ...common.recipientsView(data.recipients),
    ...common.signatureView('thanh_vien', {
      lines: [data.counters.length === 2 ? 'THÀNH VIÊN' : 'CÁC THÀNH VIÊN'],
      name: data.counters.length === 2 ? (data.counters[1]?.name ?? null) : null,
    }),
    ...common.signatureView('truong_ban', {
      lines: ['TRƯỞNG BAN KIỂM PHIẾU'],
      name: data.counters[0]?.name ?? null,
    }),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'office' },
      { kind: 'title', name: 'BIÊN BẢN KIỂM PHIẾU', subject: '{trich_yeu}' },
      p('Vào hồi {thoi_gian}, tại {dia_diem}, Ban Kiểm phiếu gồm:', { keep: true }),
      each('ban_kiem_phieu', p('- {dong}')),
      p('Ban Kiểm phiếu đã tiến hành kiểm phiếu, kết quả như sau:'),
      p('Tổng số thành viên: {tong_so}; số thành viên có mặt: {co_mat}.'),
      p(
        'Số phiếu phát ra: {phat_ra}; số phiếu thu về: {thu_ve}; trong đó số phiếu hợp lệ: {hop_le}; số phiếu không hợp lệ: {khong_hop_le}.',
      ),
      p('{quy_dinh}'),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 10.5, align: 'center' },
          { head: 'Mã', width: 24, align: 'center' },
          { head: 'Tên sáng kiến', width: 44.5 },
          { head: 'Phiếu thu về', width: 14, align: 'center' },
          { head: 'Tán thành', width: 15, align: 'center' },
          { head: 'Không tán thành', width: 17, align: 'center' },
          { head: 'Tỷ lệ tán thành', width: 17, align: 'center' },
          { head: 'Kết quả', width: 23, align: 'center' },
        ],
        each: 'ket_qua',
        cells: [
          ...['{tt}', '{ma}', '{ten_sang_kien}', '{thu_ve}', '{tan_thanh}', '{khong_tan_thanh}'],
          ...['{ty_le}', '{ket_luan}'],
        ],
      },
      p('Biên bản được lập xong cùng ngày, đã đọc lại cho các thành viên nghe và nhất trí ký tên./.', { keep: true }),
      {
        kind: 'signatures',
        left: { kind: 'signer', prefix: 'thanh_vien', note: '(Ký, ghi rõ họ tên)', recipients: true },
        right: { kind: 'signer', prefix: 'truong_ban', note: '(Ký, ghi rõ họ tên)' },
      },
    ],
  },
  sample: {
    madeOn: '2026-11-15',
    letterhead: { ...samples.board, symbol: 'BB-BKP' },
    subject: `Bỏ phiếu kín đề nghị trao giải ${samples.contestName}`,
    heldAt: '2026-11-15T15:00:00+07:00',
    place: 'Phòng họp số 2, Sở Nội vụ tỉnh Bắc Ninh',
    counters: [0, 1, 2].map((n) => ({ name: samples.person(n), role: n === 0 ? 'Trưởng ban' : 'Thành viên' })),
    members: 9,
    present: 8,
    issued: 8,
    collected: 8,
    valid: 7,
    invalid: 1,
    rule: 'Sáng kiến được tán thành khi có ít nhất 2/3 số thành viên có mặt tán thành.',
    rows: [0, 1, 2].map((n) => ({
      code: `SK26-00${String(14 + n * 37)}`,
      title: samples.title(n),
      collected: 8,
      agree: 7 - n,
      disagree: 1 + n,
      share: 8750 - n * 1250,
      result: n === 2 ? 'Không được tán thành' : 'Được tán thành',
    })),
  },
});
