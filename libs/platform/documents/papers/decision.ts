import { z } from 'zod';
import { centred, each, p } from '../layout/blocks';
import { capitalise, closeList, countWithWords, dongInWords, formatDong, groupedNumber } from '../vietnamese';
import * as common from './common';
import { definePaper } from './paper';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** After "Về việc ": "công nhận kết quả và trao giải Cuộc thi …" */
  subject: common.text.min(1),
  /** Who decides, as written in a sentence: "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh". */
  issuer: common.text.min(1),
  legalBases: z.array(common.text.min(1)).min(1).max(50),
  /** How the last basis ends: the decree's full stop, or the comma many offices keep. */
  basesEnd: z.enum(['.', ',']).default('.'),
  contestName: common.text.min(1),
  groups: z
    .array(
      z.strictObject({
        /** "giải Nhất" */
        name: common.text.min(1),
        winners: z
          .array(z.strictObject({ authors: common.authors, title: common.text.min(1), amount: common.dong }))
          .min(1),
      }),
    )
    .min(1),
  fundSource: common.text.min(1),
  /** Subject of the last article: "Chánh Văn phòng …, Giám đốc Sở … và các tập thể, cá nhân có tên tại Điều 1". */
  executors: common.text.min(1),
  recipients: z.array(common.text.min(1)).min(1),
  signature: common.signature,
});
export type DecisionData = z.output<typeof schema>;

function groupsView(data: DecisionData): { groups: Record<string, string | Record<string, string>[]>[]; sum: number } {
  let position = 0;
  const groups = data.groups.map((group) => ({
    ten_nhom: group.name.toLocaleUpperCase('vi'),
    cong_nhom: `Cộng: ${countWithWords(group.winners.length)} ${group.name}`,
    tien_nhom: groupedNumber(group.winners.reduce((sum, winner) => sum + winner.amount, 0)),
    dat_giai: group.winners.map((winner) => {
      const { names, positions } = common.authorLines(winner.authors);
      position += 1;
      return {
        tt: String(position),
        ho_ten: names,
        chuc_vu_don_vi: positions,
        ten_sang_kien: winner.title,
        giai: capitalise(group.name),
        tien_thuong: groupedNumber(winner.amount),
      };
    }),
  }));
  const sum = data.groups.flatMap((group) => group.winners).reduce((total, winner) => total + winner.amount, 0);
  return { groups, sum };
}

export const decision = definePaper({
  name: 'decision',
  label: 'Quyết định trao giải',
  schema,
  heading: (data) => `Quyết định về việc ${data.subject}`,
  view: (data) => {
    const { groups, sum } = groupsView(data);
    const { so_ky_hieu, dia_danh_ngay, ...head } = common.letterheadView(data.letterhead);
    const when = String(dia_danh_ngay).slice(data.letterhead.place.length + 2);
    const counts = data.groups.map((group) => `${String(group.winners.length).padStart(2, '0')} ${group.name}`);
    return {
      ...head,
      so_ky_hieu: String(so_ky_hieu),
      dia_danh_ngay: String(dia_danh_ngay),
      trich_yeu: `Về việc ${data.subject}`,
      tham_quyen: data.issuer.toLocaleUpperCase('vi'),
      can_cu: common.dongs(closeList(data.legalBases, data.basesEnd)),
      so_giai: countWithWords(data.groups.flatMap((group) => group.winners).length),
      co_cau_giai: counts.join(', '),
      ten_cuoc_thi: data.contestName,
      tong_tien: formatDong(sum),
      tong_tien_chu: capitalise(dongInWords(sum)),
      nguon_kinh_phi: data.fundSource.replace(/[.;\s]+$/u, ''),
      noi_thi_hanh: data.executors,
      ghi_chu_phu_luc: `(Kèm theo Quyết định ${String(so_ky_hieu).toLocaleLowerCase('vi').slice(0, 2)}${String(so_ky_hieu).slice(2).replace(':', '')} ${when} của ${data.issuer})`,
      ten_phu_luc: `DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TRAO GIẢI ${data.contestName.toLocaleUpperCase('vi')}`,
      nhom_giai: groups,
      tong_cong: `Tổng cộng: ${countWithWords(data.groups.flatMap((group) => group.winners).length)} giải`,
      tong_tien_so: groupedNumber(sum),
      ...common.recipientsView(data.recipients),
      ...common.signatureView('ky', data.signature),
    };
  },
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'office' },
      { kind: 'title', name: 'QUYẾT ĐỊNH', subject: '{trich_yeu}' },
      centred('{tham_quyen}', { bold: true, before: 4, after: 10, keep: true }),
      each('can_cu', p('{dong}', { italic: true })),
      centred('QUYẾT ĐỊNH:', { bold: true, before: 6, after: 8, keep: true }),
      p(
        '**Điều 1.** Công nhận kết quả và trao {so_giai} giải {ten_cuoc_thi}, gồm: {co_cau_giai} (danh sách tại Phụ lục kèm theo Quyết định này).',
      ),
      p(
        '**Điều 2.** Kinh phí: Tổng số tiền thưởng là {tong_tien} (bằng chữ: {tong_tien_chu}), trích từ {nguon_kinh_phi}.',
      ),
      p('**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký.'),
      p('**Điều 4.** {noi_thi_hanh} chịu trách nhiệm thi hành Quyết định này./.', { keep: true }),
      { kind: 'signatures', left: { kind: 'recipients' }, right: { kind: 'signer', prefix: 'ky' } },
      { kind: 'appendix', number: 'Phụ lục', name: '{ten_phu_luc}', note: '{ghi_chu_phu_luc}' },
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 9, align: 'center' },
          { head: 'Họ và tên/Tập thể', width: 37 },
          { head: 'Chức vụ, đơn vị', width: 37 },
          { head: 'Tên sáng kiến', width: 43 },
          { head: 'Giải', width: 15, align: 'center' },
          { head: 'Tiền thưởng (đồng)', width: 24, align: 'right' },
        ],
        group: { each: 'nhom_giai', title: '{ten_nhom}', closing: ['{cong_nhom}', '{tien_nhom}'] },
        each: 'dat_giai',
        cells: ['{tt}', '{ho_ten}', '{chuc_vu_don_vi}', '{ten_sang_kien}', '{giai}', '{tien_thuong}'],
        total: ['{tong_cong}', '{tong_tien_so}'],
      },
    ],
  },
});
