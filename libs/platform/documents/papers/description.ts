import { z } from 'zod';
import { each, p } from '../layout/blocks';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';
import { sectionBlocks, sections, sectionsView } from './sections';

const schema = z.strictObject({
  ...common.base,
  contestName: common.text.min(1),
  /** Read by a scanner when the signed page comes back: the dossier's public code. */
  code: common.text.min(1),
  title: common.text.min(1),
  theme: common.text.min(1),
  authors: common.draftAuthors,
  sections: sections.min(1),
  place: common.text.min(1),
  date: common.isoDate.nullable().default(null),
  year: z.int(),
});

export const description = definePaper({
  name: 'description',
  label: 'Bản mô tả sáng kiến',
  schema,
  heading: (data) => `Bản mô tả sáng kiến: ${data.title}`,
  view: (data) => ({
    ...common.codeView(data.code),
    ten_cuoc_thi: data.contestName,
    ten_sang_kien: data.title,
    linh_vuc: data.theme,
    tac_gia: common.listed(
      data.authors.map((one) => (one.position === '' ? one.name : `${one.name}, ${one.position}`)),
    ),
    ...sectionsView(data.sections),
    dia_danh_ngay: common.placeDate(data.place, data.date, data.year),
    ...common.signatureView('tac_gia_ky', { lines: ['TÁC GIẢ', '(ĐẠI DIỆN NHÓM TÁC GIẢ)'], name: null }),
    ...common.signatureView('don_vi', { lines: ['XÁC NHẬN CỦA ĐƠN VỊ'], name: null }),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'coded' },
      { kind: 'title', name: 'BẢN MÔ TẢ SÁNG KIẾN', subject: 'Dự thi {ten_cuoc_thi}' },
      p('**Tên sáng kiến:** {ten_sang_kien}'),
      p('**Lĩnh vực:** {linh_vuc}'),
      p('**Tác giả, nhóm tác giả:**', { keep: true }),
      each('tac_gia', p('- {dong}')),
      ...sectionBlocks,
      p('{dia_danh_ngay}', { align: 'right', italic: true, before: 6, keep: true }),
      {
        kind: 'signatures',
        left: { kind: 'signer', prefix: 'don_vi', note: '(Ký tên, đóng dấu)' },
        right: { kind: 'signer', prefix: 'tac_gia_ky', note: '(Ký, ghi rõ họ tên)' },
      },
    ],
  },
  sample: {
    madeOn: '2026-09-10',
    contestName: samples.contestName,
    code: 'SK26-0001',
    title: samples.title(0),
    theme: 'Cải cách thủ tục hành chính',
    authors: samples.winner(0, 2).authors,
    sections: [
      {
        heading: 'Tình trạng giải pháp đã biết',
        text: 'Người dân phải đến bộ phận một cửa nhiều lần để hỏi thủ tục.\nViệc tra cứu trên cổng còn khó với người cao tuổi.',
      },
      { heading: 'Bản chất giải pháp mới', text: 'Trợ lý ảo trả lời theo bộ thủ tục đã công bố, có dẫn nguồn.' },
      {
        heading: 'Những người đã tham gia áp dụng',
        text: '1) Họ và tên: Trần Thị Bình; Nơi công tác: Sở Nội vụ; Nội dung công việc hỗ trợ: Nhập liệu',
        table: {
          columns: ['Họ và tên', 'Nơi công tác', 'Nội dung công việc hỗ trợ'],
          rows: [['Trần Thị Bình', 'Sở Nội vụ', 'Nhập liệu']],
        },
      },
      { heading: 'Khả năng áp dụng và nhân rộng', text: 'Áp dụng được cho tất cả các xã, phường trong tỉnh.' },
    ],
    place: 'Kinh Bắc',
    year: 2026,
  },
});
