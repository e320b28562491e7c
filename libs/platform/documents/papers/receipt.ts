import { z } from 'zod';
import { p, when } from '../layout/blocks';
import { clockTime, countWithWords } from '../vietnamese';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  contestName: common.text.min(1),
  receiptCode: common.text.min(1),
  initiativeCode: common.text.min(1),
  title: common.text.min(1),
  authors: common.authors,
  unit: common.text.min(1),
  /** "trực tuyến", "bản giấy", "thư điện tử", "danh sách đơn vị" */
  channel: common.text.min(1),
  receivedAt: z.iso.datetime({ offset: true }),
  /** When the dossier was typed in, if later than it came. */
  enteredAt: z.iso.datetime({ offset: true }).nullable().default(null),
  parts: z
    .array(z.strictObject({ name: common.text.min(1), files: common.count, note: common.text.default('') }))
    .min(1),
  /** SHA-256 of what was received, hexadecimal. */
  hash: z.string().max(128).nullable().default(null),
  /** Given by the system itself: it holds without a signature. */
  electronic: z.boolean().default(false),
  receiver: common.signature,
});

export const receipt = definePaper({
  name: 'receipt',
  label: 'Giấy biên nhận',
  schema,
  heading: (data) => `Giấy biên nhận ${data.receiptCode}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ...common.codeView(data.initiativeCode),
    ten_cuoc_thi: data.contestName,
    ma_bien_nhan: data.receiptCode,
    ma_ho_so: data.initiativeCode,
    ten_sang_kien: data.title,
    tac_gia: data.authors.map((one) => one.name).join(', '),
    don_vi: data.unit,
    hinh_thuc: data.channel,
    thoi_diem_nhan: clockTime(data.receivedAt),
    nhap_sau: data.enteredAt !== null,
    thoi_diem_nhap: data.enteredAt === null ? '' : clockTime(data.enteredAt),
    thanh_phan: data.parts.map((part, index) => ({
      tt: String(index + 1),
      ten: part.name,
      so_tep: String(part.files),
      ghi_chu: part.note,
    })),
    so_thanh_phan: countWithWords(data.parts.length),
    co_ma_bam: data.hash !== null,
    ma_bam: data.hash ?? '',
    dien_tu: data.electronic,
    ky_tay: !data.electronic,
    ...common.signatureView('ky', data.receiver),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'office' },
      { kind: 'title', name: 'GIẤY BIÊN NHẬN', subject: 'Tiếp nhận hồ sơ dự thi {ten_cuoc_thi}' },
      p('Mã hồ sơ: **{ma_ho_so}**'),
      p('Mã biên nhận: **{ma_bien_nhan}**'),
      p('Tên sáng kiến: {ten_sang_kien}'),
      p('Tác giả, nhóm tác giả: {tac_gia}'),
      p('Đơn vị: {don_vi}'),
      p('Hình thức nộp: {hinh_thuc}'),
      p('Thời điểm nhận: **{thoi_diem_nhan}**'),
      when('nhap_sau', p('Thời điểm nhập vào hệ thống: {thoi_diem_nhap}')),
      p('Hồ sơ gồm {so_thanh_phan} thành phần:', { keep: true }),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 12, align: 'center' },
          { head: 'Thành phần hồ sơ', width: 88 },
          { head: 'Số tệp', width: 20, align: 'center' },
          { head: 'Ghi chú', width: 45 },
        ],
        each: 'thanh_phan',
        cells: ['{tt}', '{ten}', '{so_tep}', '{ghi_chu}'],
      },
      when('co_ma_bam', p('Mã băm SHA-256 của hồ sơ khi nhận: {ma_bam}', { size: 10, align: 'left' })),
      when(
        'dien_tu',
        p('Giấy biên nhận này do hệ thống cấp khi nhận hồ sơ, có giá trị không cần chữ ký.', { italic: true }),
        { kind: 'signatures', left: { kind: 'code' }, right: { kind: 'empty' } },
      ),
      when('ky_tay', {
        kind: 'signatures',
        left: { kind: 'code' },
        right: { kind: 'signer', prefix: 'ky', note: '(Ký, ghi rõ họ tên)' },
      }),
    ],
  },
  sample: {
    madeOn: '2026-09-12',
    letterhead: { ...samples.board, symbol: 'GBN-BTC', number: '27', date: '2026-09-12' },
    contestName: samples.contestName,
    receiptCode: 'BN-SK26-0001-7F3K',
    initiativeCode: 'SK26-0001',
    title: samples.title(0),
    authors: samples.winner(0, 3).authors,
    unit: 'UBND phường Kinh Bắc',
    channel: 'trực tuyến',
    receivedAt: '2026-09-12T16:45:09+07:00',
    parts: [
      { name: 'Phiếu đăng ký dự thi (có chữ ký, đóng dấu)', files: 1 },
      { name: 'Bản mô tả sáng kiến', files: 1 },
      { name: 'Tài liệu minh chứng', files: 3, note: '02 tệp ảnh, 01 tệp PDF' },
    ],
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    receiver: { lines: ['NGƯỜI NHẬN HỒ SƠ'], name: samples.person(5) },
  },
});
