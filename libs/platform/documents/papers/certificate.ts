import { z } from 'zod';
import { centred, each, p, when } from '../layout/blocks';
import { printable } from '../fonts';
import { withYear } from '../layout/resolve';
import { qrSvg } from '../qr';
import { certificateProgram } from '../typst/certificate';
import * as common from './common';
import { PACK_LIMIT } from './pack';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  /** Who certifies: "TRƯỞNG BAN TỔ CHỨC CUỘC THI …" */
  issuer: common.text.min(1),
  place: common.text.min(1),
  date: common.isoDate.nullable().default(null),
  year: z.int(),
  signature: common.signature,
  /** "Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026" */
  decision: common.text.min(1),
  contestName: common.text.min(1),
  certificates: z
    .array(
      z.strictObject({
        names: z.array(common.text.min(1)).min(1).max(50),
        unit: common.text.default(''),
        /** "giải Nhất" */
        prize: common.text.min(1),
        title: common.text.min(1),
        /** What anyone may type on the public page. */
        code: common.text.min(1),
        /** What the QR code holds: the public page's address with the code. */
        checkUrl: z.url(),
        bookNumber: common.text.default(''),
      }),
    )
    .min(1)
    .max(PACK_LIMIT),
});
type CertificateData = z.output<typeof schema>;

function one(data: CertificateData, index: number) {
  const certificate = data.certificates[index];
  return {
    ten: certificate?.names.join(', ') ?? '',
    don_vi: certificate?.unit ?? '',
    giai: certificate?.prize ?? '',
    ten_sang_kien: certificate?.title ?? '',
    ma_kiem_tra: certificate?.code ?? '',
    so_vao_so: certificate?.bookNumber ?? '',
    ma_qr: certificate?.checkUrl ?? '',
    ma_qr_chu: certificate?.code ?? '',
  };
}

/** A line of few names breaks between them; many need every break there is. */
function together(names: readonly string[]): string {
  const kept = (name: string) =>
    names.length > 1 && names.length <= 6 && name.length <= 40 ? name.replaceAll(' ', '\u00a0') : name;
  return names.map((name) => kept(printable(name))).join(', ');
}

const shared = (data: CertificateData) => ({
  noi_cap: data.issuer,
  ten_cuoc_thi: data.contestName,
  quyet_dinh: data.decision,
  dia_danh_ngay: common.placeDate(data.place, data.date, data.year),
});

export const certificate = definePaper({
  name: 'certificate',
  label: 'Giấy chứng nhận',
  schema,
  heading: (data) => `Giấy chứng nhận ${data.contestName}`,
  view: (data) => ({
    ...shared(data),
    ...common.signatureView('ky', data.signature),
    giay: data.certificates.map((_, index) => {
      const { so_vao_so, ...rest } = one(data, index);
      return { ...rest, sang_trang: index > 0, co_so: so_vao_so !== '', so_vao_so };
    }),
  }),
  layout: {
    landscape: true,
    numbered: false,
    blocks: [
      each(
        'giay',
        when('sang_trang', { kind: 'pageBreak' }),
        { kind: 'letterhead', variant: 'plain' },
        centred('{noi_cap}', { bold: true, before: 2, after: 0 }),
        centred('GIẤY CHỨNG NHẬN', { bold: true, size: 28, after: 0 }),
        centred('Chứng nhận', { after: 0 }),
        centred('{ten}', { bold: true, size: 20, after: 0 }),
        centred('{don_vi}', { italic: true, after: 2 }),
        centred('Đạt **{giai}** {ten_cuoc_thi} với sáng kiến:', { after: 0 }),
        centred('“{ten_sang_kien}”', { bold: true, after: 2 }),
        p('{quyet_dinh}', { size: 10, align: 'left', after: 0 }),
        when('co_so', p('Vào sổ khen thưởng số: {so_vao_so}', { size: 10, align: 'left', after: 0 })),
        p('{dia_danh_ngay}', { italic: true, align: 'right', after: 0, keep: true }),
        { kind: 'signatures', left: { kind: 'code' }, right: { kind: 'signer', prefix: 'ky' } },
      ),
    ],
  },
  drawing: {
    program: certificateProgram,
    data: (data) => {
      const clean = (fields: Record<string, string>): Record<string, string> =>
        Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withYear(printable(value))]));
      return {
        ...clean(shared(data)),
        ky: data.signature.lines.map(printable),
        ky_ten: printable(data.signature.name ?? ''),
        giay: data.certificates.map((item, index) => ({
          ...clean(one(data, index)),
          ten: together(item.names),
          qr: qrSvg(item.checkUrl),
        })),
      };
    },
  },
  sample: {
    madeOn: '2026-11-20',
    issuer: 'TRƯỞNG BAN TỔ CHỨC CUỘC THI SÁNG KIẾN CẢI CÁCH HÀNH CHÍNH TỈNH BẮC NINH',
    place: 'Bắc Ninh',
    date: '2026-11-20',
    year: 2026,
    signature: { lines: ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'], name: samples.person(1) },
    decision: 'Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026',
    contestName: samples.contestName,
    certificates: [0, 1].map((n) => ({
      names: n === 0 ? [samples.person(0)] : [samples.person(1), samples.person(2), samples.person(3)],
      unit: 'UBND phường Kinh Bắc',
      prize: n === 0 ? 'giải Nhất' : 'giải Nhì',
      title: samples.title(n),
      code: `GCN-2026-7K3M-${String(n + 1)}Q8T`,
      checkUrl: `https://sangkien.example.vn/kiem-tra/GCN-2026-7K3M-${String(n + 1)}Q8T`,
      bookNumber: `00${String(n + 1)}`,
    })),
  },
});
