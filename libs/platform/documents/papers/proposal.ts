import { z } from 'zod';
import { each, p, when } from '../layout/blocks';
import { closeList } from '../vietnamese';
import { awardTable, awardView, groups } from './award-list';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** After "Về việc ". */
  subject: common.text.min(1),
  addressees: common.lines.min(1),
  /** Why: one paragraph each. */
  reasons: z.array(common.text.min(1)).min(1),
  /** What came out: one paragraph each. */
  figures: z.array(common.text.min(1)).default([]),
  contestName: common.text.min(1),
  groups,
  enclosures: z.array(common.text.min(1)).default([]),
  /** Who is asked, in a sentence: "Chủ tịch Ủy ban nhân dân tỉnh". */
  asked: common.text.min(1),
  /** Who proposes, in a sentence. */
  issuer: common.text.min(1),
  recipients: z.array(common.text.min(1)).min(1),
  signature: common.signature,
});

export const proposal = definePaper({
  name: 'proposal',
  label: 'Tờ trình',
  schema,
  heading: (data) => `Tờ trình về việc ${data.subject}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ...awardView(data.groups),
    trich_yeu: `Về việc ${data.subject}`,
    ...common.addresseesView(data.addressees),
    ly_do: common.dongs(data.reasons),
    ket_qua: common.dongs(data.figures),
    ten_cuoc_thi: data.contestName,
    co_gui_kem: data.enclosures.length > 0,
    gui_kem: common.dongs(closeList(data.enclosures)),
    noi_quyet_dinh: data.asked,
    ten_phu_luc: `DANH SÁCH ĐỀ NGHỊ TRAO GIẢI ${data.contestName.toLocaleUpperCase('vi')}`,
    ghi_chu_phu_luc: common.attachedTo('Tờ trình', data.letterhead, data.issuer),
    ...common.recipientsView(data.recipients),
    ...common.signatureView('ky', data.signature),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'office' },
      { kind: 'title', name: 'TỜ TRÌNH', subject: '{trich_yeu}' },
      ...common.addresseeBlocks,
      each('ly_do', p('{dong}')),
      each('ket_qua', p('{dong}')),
      p(
        'Trên cơ sở kết quả nêu trên, đề nghị trao {so_giai} giải {ten_cuoc_thi}, gồm: {co_cau_giai} (danh sách kèm theo). Tổng số tiền thưởng là {tong_tien} (bằng chữ: {tong_tien_chu}).',
      ),
      when('co_gui_kem', p('Gửi kèm theo Tờ trình này:', { keep: true })),
      each('gui_kem', p('- {dong}')),
      p('Trân trọng đề nghị {noi_quyet_dinh} xem xét, quyết định./.', { keep: true }),
      { kind: 'signatures', left: { kind: 'recipients' }, right: { kind: 'signer', prefix: 'ky' } },
      { kind: 'appendix', number: 'Phụ lục', name: '{ten_phu_luc}', note: '{ghi_chu_phu_luc}' },
      awardTable,
    ],
  },
  sample: {
    madeOn: '2026-11-18',
    letterhead: {
      ...samples.province,
      parentAgency: ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH'],
      agency: ['SỞ NỘI VỤ'],
      symbol: 'TTr-SNV',
    },
    subject: `đề nghị trao giải ${samples.contestName}`,
    addressees: ['Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh'],
    reasons: [
      'Thực hiện Kế hoạch số 88/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh, Ban Tổ chức đã tổ chức Cuộc thi theo đúng Thể lệ.',
    ],
    figures: ['Ban Tổ chức đã nhận 80 hồ sơ của 12 đơn vị; 74 hồ sơ hợp lệ; 20 sáng kiến vào vòng chung khảo.'],
    contestName: samples.contestName,
    groups: samples.awardGroups,
    enclosures: ['Biên bản chấm của Ban Giám khảo', 'Bảng tổng hợp điểm', 'Dự thảo Quyết định trao giải'],
    asked: 'Chủ tịch Ủy ban nhân dân tỉnh',
    issuer: 'Sở Nội vụ',
    recipients: ['Như trên', 'Văn phòng UBND tỉnh', 'Lưu: VT, CCHC'],
    signature: { lines: ['GIÁM ĐỐC'], name: samples.person(0) },
  },
});
