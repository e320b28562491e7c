import { z } from 'zod';
import { each, p } from '../layout/blocks';
import { clockTime, countWithWords, formatHundredths } from '../vietnamese';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  subject: common.text.min(1),
  heldAt: z.iso.datetime({ offset: true }),
  place: common.text.min(1),
  counters: z.array(z.strictObject({ name: common.text.min(1), role: common.text.default('') })).min(1),
  members: common.count,
  present: common.count,
  issued: common.count,
  collected: common.count,
  valid: common.count,
  invalid: common.count,
  /** "Sáng kiến được thông qua khi có ít nhất 70% …" */
  rule: common.text.min(1),
  rows: z
    .array(
      z.strictObject({
        code: common.text.min(1),
        title: common.text.min(1),
        agree: common.count,
        disagree: common.count,
        /** Hundredths of a percent. */
        share: common.count,
        result: common.text.min(1),
      }),
    )
    .min(1),
  recipients: z.array(common.text.min(1)).default(['Thành viên Ban Kiểm phiếu', 'Lưu: Hồ sơ Cuộc thi']),
  head: common.text.nullable().default(null),
  member: common.text.nullable().default(null),
});

export const voteMinutes = definePaper({
  name: 'vote-minutes',
  label: 'Biên bản kiểm phiếu',
  schema,
  heading: (data) => `Biên bản kiểm phiếu ${data.subject}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    trich_yeu: data.subject,
    thoi_gian: clockTime(data.heldAt),
    dia_diem: data.place,
    ban_kiem_phieu: common.listed(
      data.counters.map((one) => (one.role === '' ? one.name : `${one.name}, ${one.role}`)),
    ),
    tong_so: countWithWords(data.members),
    co_mat: countWithWords(data.present),
    phat_ra: countWithWords(data.issued),
    thu_ve: countWithWords(data.collected),
    hop_le: countWithWords(data.valid),
    khong_hop_le: countWithWords(data.invalid),
    quy_dinh: data.rule,
    ket_qua: data.rows.map((row, index) => ({
      tt: String(index + 1),
      ma: row.code,
      ten_sang_kien: row.title,
      dong_y: String(row.agree),
      khong_dong_y: String(row.disagree),
      ty_le: `${formatHundredths(row.share, true)}%`,
      ket_luan: row.result,
    })),
    ...common.recipientsView(data.recipients),
    ...common.signatureView('thanh_vien', { lines: ['THÀNH VIÊN'], name: data.member }),
    ...common.signatureView('truong_ban', { lines: ['TRƯỞNG BAN KIỂM PHIẾU'], name: data.head }),
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
          { head: 'TT', width: 10, align: 'center' },
          { head: 'Mã', width: 24, align: 'center' },
          { head: 'Tên sáng kiến', width: 56 },
          { head: 'Đồng ý', width: 15, align: 'center' },
          { head: 'Không đồng ý', width: 18, align: 'center' },
          { head: 'Tỷ lệ đồng ý', width: 18, align: 'center' },
          { head: 'Kết luận', width: 24, align: 'center' },
        ],
        each: 'ket_qua',
        cells: ['{tt}', '{ma}', '{ten_sang_kien}', '{dong_y}', '{khong_dong_y}', '{ty_le}', '{ket_luan}'],
      },
      p('Biên bản được lập xong cùng ngày, đã đọc lại cho các thành viên nghe và nhất trí ký tên./.', { keep: true }),
      {
        kind: 'signatures',
        left: { kind: 'signer', prefix: 'thanh_vien' },
        right: { kind: 'signer', prefix: 'truong_ban' },
      },
      { kind: 'signatures', left: { kind: 'recipients' }, right: { kind: 'empty' } },
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
    rule: 'Sáng kiến được đề nghị trao giải khi có ít nhất 70% số thành viên có mặt đồng ý.',
    rows: [0, 1, 2].map((n) => ({
      code: `CK-${String(104 + n * 37)}`,
      title: samples.title(n),
      agree: 7 - n,
      disagree: n,
      share: 8750 - n * 1250,
      result: n === 2 ? 'Không đạt' : 'Đạt',
    })),
    head: samples.person(0),
    member: samples.person(1),
  },
});
