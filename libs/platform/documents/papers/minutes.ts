import { z } from 'zod';
import { each, p, when } from '../layout/blocks';
import type { Block, Column } from '../layout/blocks';
import { clockTime } from '../vietnamese';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const attendee = z.strictObject({ name: common.text.min(1), role: common.text.default('') });

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** Under "BIÊN BẢN": "Họp Ban Giám khảo chấm vòng chung khảo …" */
  subject: common.text.min(1),
  startedAt: z.iso.datetime({ offset: true }),
  endedAt: z.iso.datetime({ offset: true }).nullable().default(null),
  place: common.text.min(1),
  present: z.array(attendee).min(1),
  absent: z.array(attendee.extend({ reason: common.text.default('') })).default([]),
  chair: attendee,
  secretary: attendee,
  /** Sections of the content, in order. */
  items: z.array(z.strictObject({ heading: common.text.min(1), paragraphs: z.array(common.text.min(1)) })).default([]),
  /** Empty when the meeting marked nothing. */
  results: z
    .array(
      z.strictObject({
        rank: common.text,
        code: common.text.min(1),
        title: common.text.min(1),
        sheets: common.count,
        mean: common.exactPoints.nullable(),
        result: common.text.default(''),
      }),
    )
    .default([]),
  conclusions: z.array(common.text.min(1)).default([]),
  /** Judges who sign as well; empty: secretary and chair alone. */
  judges: z.array(common.text.min(1)).default([]),
  recipients: z.array(common.text.min(1)).default(['Thành viên dự họp', 'Lưu: Hồ sơ Cuộc thi']),
});

/** Where the meeting gave no grades and sent nobody on, there is no column for it. */
function resultTable(outcome: Column | null): Block {
  return {
    kind: 'table',
    columns: [
      { head: 'TT', width: 10, align: 'center' },
      { head: 'Mã', width: 24, align: 'center' },
      { head: 'Tên sáng kiến', width: outcome === null ? 84 : 61 },
      { head: 'Số phiếu', width: 15, align: 'center' },
      { head: 'Điểm', width: 18, align: 'center' },
      { head: 'Hạng', width: 14, align: 'center' },
      ...(outcome === null ? [] : [outcome]),
    ],
    each: 'ket_qua',
    cells: [
      ...['{tt}', '{ma}', '{ten_sang_kien}', '{so_phieu}', '{diem}', '{hang}'],
      ...(outcome === null ? [] : ['{ghi_chu}']),
    ],
  };
}

export const minutes = definePaper({
  name: 'minutes',
  label: 'Biên bản họp, chấm',
  schema,
  heading: (data) => `Biên bản ${data.subject}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    trich_yeu: data.subject,
    bat_dau: clockTime(data.startedAt),
    ket_thuc: data.endedAt === null ? '…… giờ …… phút cùng ngày' : clockTime(data.endedAt),
    dia_diem: data.place,
    co_mat: common.listed(data.present.map(described)),
    co_vang: data.absent.length > 0,
    vang: common.listed(
      data.absent.map((one) => described(one) + (one.reason === '' ? '' : ` (lý do: ${one.reason})`)),
    ),
    chu_tri: described(data.chair),
    thu_ky: described(data.secretary),
    noi_dung: data.items.map((item, index) => ({
      de_muc: `${String(index + 1)}. ${item.heading}`,
      doan: common.dongs(item.paragraphs),
    })),
    co_ket_qua: data.results.length > 0,
    co_cot_ket_qua: data.results.some((row) => row.result !== ''),
    khong_cot_ket_qua: data.results.length > 0 && data.results.every((row) => row.result === ''),
    ket_qua: data.results.map((row, index) => ({
      tt: String(index + 1),
      ma: row.code,
      ten_sang_kien: row.title,
      so_phieu: String(row.sheets),
      diem: common.scoreText(row.mean),
      hang: row.rank,
      ghi_chu: row.result,
    })),
    ket_luan: common.dongs(data.conclusions),
    co_giam_khao: data.judges.length > 0,
    giam_khao: data.judges.map((name, index) => ({ tt: String(index + 1), ho_ten: name })),
    ...common.recipientsView(data.recipients),
    ...common.signatureView('thu_ky_ky', { lines: ['THƯ KÝ'], name: data.secretary.name }),
    ...common.signatureView('chu_tri_ky', { lines: ['CHỦ TRÌ'], name: data.chair.name }),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'office' },
      { kind: 'title', name: 'BIÊN BẢN', subject: '{trich_yeu}' },
      p('**Thời gian bắt đầu:** {bat_dau}.'),
      p('**Địa điểm:** {dia_diem}.'),
      p('**Thành phần có mặt:**', { keep: true }),
      each('co_mat', p('- {dong}')),
      when('co_vang', p('**Vắng mặt:**', { keep: true })),
      each('vang', p('- {dong}')),
      p('**Chủ trì:** {chu_tri}.'),
      p('**Thư ký:** {thu_ky}.'),
      p('**NỘI DUNG**', { keep: true }),
      each('noi_dung', p('**{de_muc}**', { keep: true }), each('doan', p('{dong}'))),
      when('co_ket_qua', p('**KẾT QUẢ CHẤM**', { keep: true })),
      when('co_cot_ket_qua', resultTable({ head: 'Kết quả', width: 23, align: 'center' })),
      when('khong_cot_ket_qua', resultTable(null)),
      p('**KẾT LUẬN**', { keep: true }),
      each('ket_luan', p('{dong}')),
      p(
        'Cuộc họp kết thúc vào hồi {ket_thuc}. Biên bản đã được đọc lại cho các thành viên dự họp cùng nghe và thống nhất ký tên./.',
        {
          keep: true,
        },
      ),
      {
        kind: 'signatures',
        left: { kind: 'signer', prefix: 'thu_ky_ky', recipients: true },
        right: { kind: 'signer', prefix: 'chu_tri_ky' },
      },
      when(
        'co_giam_khao',
        p('**CHỮ KÝ CỦA CÁC THÀNH VIÊN BAN GIÁM KHẢO**', { align: 'center', before: 10, keep: true }),
        {
          kind: 'table',
          columns: [
            { head: 'TT', width: 12, align: 'center' },
            { head: 'Họ và tên', width: 83 },
            { head: 'Chữ ký', width: 70 },
          ],
          size: 14,
          room: 9,
          each: 'giam_khao',
          cells: ['{tt}', '{ho_ten}', ''],
        },
      ),
    ],
  },
  sample: {
    madeOn: '2026-11-15',
    letterhead: { ...samples.board, agency: ['BAN GIÁM KHẢO'], symbol: 'BB-BGK' },
    subject: `Họp Ban Giám khảo chấm vòng chung khảo ${samples.contestName}`,
    startedAt: '2026-11-15T08:05:00+07:00',
    endedAt: '2026-11-15T11:30:00+07:00',
    place: 'Phòng họp số 2, Sở Nội vụ tỉnh Bắc Ninh',
    present: [0, 1, 2].map((n) => ({ name: samples.person(n), role: n === 0 ? 'Trưởng Ban Giám khảo' : 'Giám khảo' })),
    absent: [{ name: samples.person(3), role: 'Giám khảo', reason: 'đi công tác' }],
    chair: { name: samples.person(0), role: 'Trưởng Ban Giám khảo' },
    secretary: { name: samples.person(5), role: 'Tổ trưởng Tổ thư ký' },
    items: [
      { heading: 'Nghe báo cáo kết quả sơ khảo', paragraphs: ['Tổ thư ký báo cáo 20 sáng kiến vào vòng chung khảo.'] },
    ],
    results: [0, 1, 2].map((n) => ({
      rank: String(n + 1),
      code: `CK-${String(104 + n * 37)}`,
      title: samples.title(n),
      sheets: 5,
      mean: 9525 - n * 210,
      result: ['giải Nhất', 'giải Nhì', 'giải Ba'][n] ?? '',
    })),
    conclusions: ['Ban Giám khảo thống nhất kết quả chấm nêu trên và đề nghị Ban Tổ chức xem xét trao giải.'],
    judges: [0, 1, 2].map(samples.person),
  },
});

function described(one: z.output<typeof attendee>): string {
  return one.role === '' ? one.name : `${one.name}, ${one.role}`;
}
