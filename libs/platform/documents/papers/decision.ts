import { z } from 'zod';
import { centred, each, p } from '../layout/blocks';
import { closeList } from '../vietnamese';
import { awardTable, awardView, groups } from './award-list';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

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
  groups,
  fundSource: common.text.min(1),
  /** Subject of the last article: "Chánh Văn phòng …, Giám đốc Sở … và các tập thể, cá nhân có tên tại Điều 1". */
  executors: common.text.min(1),
  recipients: z.array(common.text.min(1)).min(1),
  signature: common.signature,
});

export const decision = definePaper({
  name: 'decision',
  label: 'Quyết định trao giải',
  schema,
  heading: (data) => `Quyết định về việc ${data.subject}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ...awardView(data.groups),
    trich_yeu: `Về việc ${data.subject}`,
    tham_quyen: data.issuer.toLocaleUpperCase('vi'),
    can_cu: common.dongs(closeList(data.legalBases, data.basesEnd)),
    ten_cuoc_thi: data.contestName,
    nguon_kinh_phi: data.fundSource.replace(/[.;\s]+$/u, ''),
    noi_thi_hanh: data.executors,
    ten_phu_luc: `DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TRAO GIẢI ${data.contestName.toLocaleUpperCase('vi')}`,
    ghi_chu_phu_luc: common.attachedTo('Quyết định', data.letterhead, data.issuer),
    ...common.recipientsView(data.recipients),
    ...common.signatureView('ky', data.signature),
  }),
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
      awardTable,
    ],
  },
  sample: {
    madeOn: '2026-11-20',
    letterhead: samples.province,
    subject: `công nhận kết quả và trao giải ${samples.contestName}`,
    issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh',
    legalBases: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
      'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022',
      'Căn cứ Kế hoạch số 88/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh về tổ chức Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh năm 2026',
      'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 120/TTr-SNV ngày 18 tháng 11 năm 2026',
    ],
    contestName: samples.contestName,
    groups: samples.awardGroups,
    fundSource: 'nguồn kinh phí tổ chức Cuộc thi được giao cho Sở Nội vụ năm 2026',
    executors:
      'Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính, thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1',
    recipients: ['Như Điều 4', 'Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'Cổng thông tin điện tử tỉnh', 'Lưu: VT, NC'],
    signature: { lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
  },
});
