import { z } from 'zod';
import { each, p } from '../layout/blocks';
import { awardTable, awardView, groups } from './award-list';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** Under "THÔNG BÁO": "Kết quả Cuộc thi …" */
  subject: common.text.min(1),
  /** One paragraph each: the decision announced, handing-over. */
  paragraphs: z.array(common.text.min(1)).min(1),
  /** After the result: where to see the list, how to complain. */
  closing: z.array(common.text.min(1)).default([]),
  contestName: common.text.min(1),
  groups,
  /** Who announces, in a sentence. */
  issuer: common.text.min(1),
  recipients: z.array(common.text.min(1)).min(1),
  signature: common.signature,
});

export const resultNotice = definePaper({
  name: 'result-notice',
  label: 'Thông báo kết quả',
  schema,
  heading: (data) => `Thông báo ${data.subject}`,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    ...awardView(data.groups),
    trich_yeu: data.subject,
    noi_dung: common.dongs(data.paragraphs),
    noi_dung_sau: common.dongs(data.closing),
    ten_cuoc_thi: data.contestName,
    noi_thong_bao: data.issuer,
    ten_phu_luc: `DANH SÁCH TẬP THỂ, CÁ NHÂN ĐẠT GIẢI ${data.contestName.toLocaleUpperCase('vi')}`,
    ghi_chu_phu_luc: common.attachedTo('Thông báo', data.letterhead, data.issuer),
    ...common.recipientsView(data.recipients),
    ...common.signatureView('ky', data.signature),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'office' },
      { kind: 'title', name: 'THÔNG BÁO', subject: '{trich_yeu}' },
      each('noi_dung', p('{dong}')),
      p('Kết quả: {so_giai} giải, gồm: {co_cau_giai} (danh sách kèm theo Thông báo này).'),
      each('noi_dung_sau', p('{dong}')),
      p('{noi_thong_bao} thông báo để các cơ quan, đơn vị, tác giả, nhóm tác giả biết, thực hiện./.', { keep: true }),
      { kind: 'signatures', left: { kind: 'recipients' }, right: { kind: 'signer', prefix: 'ky' } },
      { kind: 'appendix', number: 'Phụ lục', name: '{ten_phu_luc}', note: '{ghi_chu_phu_luc}' },
      awardTable,
    ],
  },
  sample: {
    madeOn: '2026-11-25',
    letterhead: { ...samples.board, symbol: 'TB-BTC' },
    subject: `Kết quả ${samples.contestName}`,
    paragraphs: [
      'Căn cứ Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh, Ban Tổ chức thông báo kết quả Cuộc thi như sau:',
    ],
    closing: ['Khiếu nại (nếu có) gửi bằng văn bản về Ban Tổ chức trong 15 ngày kể từ ngày thông báo.'],
    contestName: samples.contestName,
    groups: samples.awardGroups,
    issuer: 'Ban Tổ chức Cuộc thi',
    recipients: ['Các cơ quan, đơn vị có tác giả dự thi', 'Cổng thông tin điện tử tỉnh', 'Lưu: Hồ sơ Cuộc thi'],
    signature: { lines: ['TRƯỞNG BAN'], name: samples.person(1) },
  },
});
