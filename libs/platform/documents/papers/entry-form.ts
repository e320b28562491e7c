import { z } from 'zod';
import { each, p, when } from '../layout/blocks';
import { formatHundredths, shortDate } from '../vietnamese';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const author = z.strictObject({
  name: common.text.min(1),
  bornOn: common.isoDate.nullable().default(null),
  gender: common.text.default(''),
  position: common.text.default(''),
  unit: common.text.default(''),
  qualification: common.text.default(''),
  phone: common.text.default(''),
  email: common.text.default(''),
  /** Hundredths of a percent; all together 10000. */
  share: common.count,
});

const schema = z.strictObject({
  ...common.base,
  contestName: common.text.min(1),
  /** Read by a scanner when the signed page comes back: the dossier's public code. */
  code: common.text.min(1),
  addressees: common.lines.min(1),
  title: common.text.min(1),
  theme: common.text.min(1),
  /** "Cá nhân", "Nhóm tác giả", "Tập thể" */
  category: common.text.min(1),
  /** None yet in a draft that has just been opened. */
  authors: z.array(author).max(50),
  /** Further answers of the form, printed "label: text". */
  answers: z.array(z.strictObject({ label: common.text.min(1), text: common.text })).default([]),
  pledges: z.array(common.text.min(1)).min(1),
  place: common.text.min(1),
  date: common.isoDate.nullable().default(null),
  year: z.int(),
});

const reachable = (authors: readonly z.output<typeof author>[]): boolean =>
  authors.some((one) => one.phone !== '' || one.email !== '');

export const entryForm = definePaper({
  name: 'entry-form',
  label: 'Phiếu đăng ký dự thi',
  schema,
  heading: (data) => `Phiếu đăng ký dự thi ${data.code}`,
  view: (data) => ({
    ...common.codeView(data.code),
    ...common.addresseesView(data.addressees),
    ten_cuoc_thi: data.contestName,
    ten_sang_kien: data.title,
    linh_vuc: data.theme,
    doi_tuong: data.category,
    tac_gia: data.authors.map((one, index) => ({
      tt: String(index + 1),
      ho_ten: one.name,
      ngay_sinh: [one.bornOn === null ? '' : shortDate(one.bornOn), one.gender].filter((x) => x !== '').join('\n'),
      chuc_vu_don_vi: [one.position, one.unit].filter((x) => x !== '').join(', '),
      trinh_do: one.qualification,
      ty_le: formatHundredths(one.share, true),
    })),
    co_lien_he: reachable(data.authors),
    lien_he: data.authors
      .filter((one) => reachable([one]))
      .map((one) => ({ dong: `${one.name}: ${[one.phone, one.email].filter((x) => x !== '').join('; ')}` })),
    tra_loi: data.answers.map((answer, index) => ({
      nhan: `${String(index + (reachable(data.authors) ? 6 : 5))}. ${answer.label}`,
      doan: answer.text,
    })),
    cam_ket: common.listed(data.pledges),
    dia_danh_ngay: common.placeDate(data.place, data.date, data.year),
    ...common.signatureView('don_vi', { lines: ['XÁC NHẬN CỦA', 'THỦ TRƯỞNG ĐƠN VỊ'], name: null }),
    ...common.signatureView('nguoi_dang_ky', { lines: ['NGƯỜI ĐĂNG KÝ'], name: data.authors[0]?.name ?? null }),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'coded' },
      { kind: 'title', name: 'PHIẾU ĐĂNG KÝ DỰ THI', subject: '{ten_cuoc_thi}' },
      ...common.addresseeBlocks,
      p('**1. Tên sáng kiến:** {ten_sang_kien}'),
      p('**2. Lĩnh vực:** {linh_vuc}'),
      p('**3. Đối tượng dự thi:** {doi_tuong}'),
      p('**4. Tác giả, nhóm tác giả:**', { keep: true }),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 9, align: 'center' },
          { head: 'Họ và tên', width: 35 },
          { head: 'Ngày sinh, giới tính', width: 24, align: 'center' },
          { head: 'Chức vụ, đơn vị công tác', width: 39 },
          { head: 'Trình độ', width: 21, align: 'center' },
          { head: 'Đóng góp (%)', width: 15, align: 'center' },
          { head: 'Chữ ký', width: 22 },
        ],
        each: 'tac_gia',
        cells: ['{tt}', '{ho_ten}', '{ngay_sinh}', '{chuc_vu_don_vi}', '{trinh_do}', '{ty_le}', ''],
      },
      when('co_lien_he', p('**5. Liên hệ:**', { keep: true }), each('lien_he', p('- {dong}'))),
      each('tra_loi', p('**{nhan}:** {doan}', { align: 'left', indent: true })),
      p('**Cam kết:**', { keep: true }),
      each('cam_ket', p('- {dong}')),
      p('**Ý kiến của thủ trưởng đơn vị:**', { keep: true }),
      { kind: 'lines', count: 2 },
      p('{dia_danh_ngay}', { align: 'right', italic: true, before: 6, keep: true }),
      {
        kind: 'signatures',
        left: { kind: 'signer', prefix: 'don_vi', note: '(Ký tên, đóng dấu)' },
        right: { kind: 'signer', prefix: 'nguoi_dang_ky', note: '(Ký, ghi rõ họ tên)' },
      },
    ],
  },
  sample: {
    madeOn: '2026-09-10',
    contestName: samples.contestName,
    code: 'SK26-0001',
    addressees: ['Ban Tổ chức Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh'],
    title: samples.title(0),
    theme: 'Cải cách thủ tục hành chính',
    category: 'Nhóm tác giả',
    authors: [0, 1, 2].map((n) => ({
      name: samples.person(n),
      bornOn: `198${String(n)}-0${String(n + 1)}-1${String(n)}`,
      gender: n === 1 ? 'Nam' : 'Nữ',
      position: samples.post(n),
      qualification: 'Thạc sĩ',
      phone: n === 0 ? '0912 345 678' : '',
      email: n === 0 ? 'tacgia@example.vn' : '',
      share: n === 0 ? 4000 : 3000,
    })),
    answers: [{ label: 'Tình trạng áp dụng', text: 'Đã áp dụng từ ngày 05/01/2026 tại UBND phường Kinh Bắc' }],
    pledges: [
      'Sáng kiến do chúng tôi tạo ra, không sao chép, chưa đạt giải ở cuộc thi khác.',
      'Chúng tôi chịu trách nhiệm về tính trung thực của hồ sơ.',
    ],
    place: 'Kinh Bắc',
    year: 2026,
  },
});
