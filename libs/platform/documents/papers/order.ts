import { z } from 'zod';
import { centred, each, p } from '../layout/blocks';
import { closeList } from '../vietnamese';
import { authorLines, authors } from './common';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** After "Về việc ". */
  subject: common.text.min(1),
  /** Who decides, as written in a sentence. */
  issuer: common.text.min(1),
  legalBases: z.array(common.text.min(1)).min(1).max(50),
  basesEnd: z.enum(['.', ',']).default('.'),
  /** What is decided: one article each, without number. The articles on force and execution follow. */
  articles: z.array(common.text.min(1)).min(1).max(20),
  /** Name of the annexed list: "DANH SÁCH …". */
  listName: common.text.min(1),
  rows: z
    .array(z.strictObject({ authors, title: common.text.min(1), content: common.text.min(1) }))
    .min(1)
    .max(1000),
  executors: common.text.min(1),
  recipients: z.array(common.text.min(1)).min(1),
  signature: common.signature,
});

/** A decision in free articles with an annexed list: commendations, amendments, revocations. */
export const order = definePaper({
  name: 'order',
  label: 'Quyết định (khen thưởng, sửa đổi, thu hồi)',
  schema,
  heading: (data) => `Quyết định về việc ${data.subject}`,
  view: (data) => {
    const count = data.articles.length;
    return {
      ...common.letterheadView(data.letterhead),
      trich_yeu: `Về việc ${data.subject}`,
      tham_quyen: data.issuer.toLocaleUpperCase('vi'),
      can_cu: common.dongs(closeList(data.legalBases, data.basesEnd)),
      dieu: data.articles.map((text, index) => ({ so: String(index + 1), noi_dung: text })),
      dieu_hieu_luc: String(count + 1),
      dieu_thi_hanh: String(count + 2),
      noi_thi_hanh: data.executors,
      ten_phu_luc: data.listName,
      ghi_chu_phu_luc: common.attachedTo('Quyết định', data.letterhead, data.issuer),
      dong_danh_sach: data.rows.map((row, index) => {
        const { names, positions } = authorLines(row.authors);
        return {
          tt: String(index + 1),
          ho_ten: names,
          chuc_vu_don_vi: positions,
          ten_sang_kien: row.title,
          noi_dung: row.content,
        };
      }),
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
      each('dieu', p('**Điều {so}.** {noi_dung}')),
      p('**Điều {dieu_hieu_luc}.** Quyết định này có hiệu lực kể từ ngày ký.'),
      p('**Điều {dieu_thi_hanh}.** {noi_thi_hanh} chịu trách nhiệm thi hành Quyết định này./.', { keep: true }),
      { kind: 'signatures', left: { kind: 'recipients' }, right: { kind: 'signer', prefix: 'ky' } },
      { kind: 'appendix', number: 'Phụ lục', name: '{ten_phu_luc}', note: '{ghi_chu_phu_luc}' },
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 10, align: 'center' },
          { head: 'Họ và tên/Tập thể', width: 38 },
          { head: 'Chức vụ, đơn vị', width: 37 },
          { head: 'Tên sáng kiến', width: 42 },
          { head: 'Nội dung', width: 38 },
        ],
        each: 'dong_danh_sach',
        cells: ['{tt}', '{ho_ten}', '{chuc_vu_don_vi}', '{ten_sang_kien}', '{noi_dung}'],
      },
    ],
  },
  sample: {
    madeOn: '2026-11-20',
    letterhead: samples.province,
    subject: `tặng Bằng khen cho tác giả, nhóm tác giả đạt giải ${samples.contestName}`,
    issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh',
    legalBases: ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022'],
    articles: [
      `Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho các tập thể, cá nhân đạt giải ${samples.contestName} (danh sách tại Phụ lục kèm theo Quyết định này).`,
    ],
    listName: 'DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN',
    rows: [0, 1].map((n) => {
      const { authors: people, title } = samples.winner(n, n + 1);
      return { authors: people, title, content: 'giải Nhất' };
    }),
    executors: 'Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và các tập thể, cá nhân có tên tại Điều 1',
    recipients: ['Như Điều 3', 'Lưu: VT, NC'],
    signature: { lines: ['CHỦ TỊCH'] },
  },
});
