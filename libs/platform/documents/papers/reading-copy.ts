import { z } from 'zod';
import { p, when } from '../layout/blocks';
import * as common from './common';
import { definePaper } from './paper';
import * as samples from './samples';
import { sectionBlocks, sections, sectionsView } from './sections';

const schema = z.strictObject({
  ...common.base,
  contestName: common.text.min(1),
  roundName: common.text.min(1),
  /** Judge × blind code, as on the score sheet. */
  code: common.text.min(1),
  codeLabel: common.text.default(''),
  blindCode: common.text.min(1),
  title: common.text,
  theme: common.text,
  sections,
  /** Files that lie beside it. */
  files: z.array(z.strictObject({ name: common.text.min(1), part: common.text })),
});

/** What a judge reads on paper: the text answers of one initiative, in a blind round without anything that names its authors. */
export const readingCopy = definePaper({
  name: 'reading-copy',
  label: 'Bản đọc của giám khảo',
  schema,
  heading: (data) => `Bản đọc ${data.blindCode}`,
  view: (data) => ({
    ...common.codeView(data.code, data.codeLabel === '' ? data.code : data.codeLabel),
    ten_cuoc_thi: data.contestName,
    vong: data.roundName,
    ma_phach: data.blindCode,
    ten_sang_kien: data.title,
    linh_vuc: data.theme,
    ...sectionsView(data.sections),
    co_tep: data.files.length > 0,
    tep: data.files.map((file, index) => ({ tt: String(index + 1), ten: file.name, thanh_phan: file.part })),
  }),
  layout: {
    blocks: [
      { kind: 'letterhead', variant: 'coded' },
      { kind: 'title', name: 'BẢN ĐỌC DÀNH CHO GIÁM KHẢO', subject: '{vong} {ten_cuoc_thi}' },
      p('**Mã phách:** {ma_phach}'),
      p('**Tên sáng kiến:** {ten_sang_kien}'),
      p('**Lĩnh vực:** {linh_vuc}'),
      ...sectionBlocks,
      when('co_tep', p('**Tài liệu kèm theo**', { keep: true }), {
        kind: 'table',
        columns: [
          { head: 'TT', width: 12, align: 'center' },
          { head: 'Tệp', width: 55 },
          { head: 'Thành phần hồ sơ', width: 98 },
        ],
        each: 'tep',
        cells: ['{tt}', '{ten}', '{thanh_phan}'],
      }),
    ],
  },
  sample: {
    madeOn: '2026-10-20',
    contestName: samples.contestName,
    roundName: 'Vòng sơ khảo',
    code: 'SK26-V1-GK03-K7Q2M',
    codeLabel: 'GK03-K7Q2M',
    blindCode: 'K7Q2M',
    title: samples.title(0),
    theme: 'Cải cách thủ tục hành chính',
    sections: [
      { heading: 'Thực trạng', text: 'Người dân phải đến bộ phận một cửa nhiều lần để hỏi thủ tục.' },
      {
        heading: 'Nội dung sáng kiến',
        text: 'Trợ lý ảo trả lời theo bộ thủ tục đã công bố.\nMỗi câu trả lời có dẫn nguồn.',
      },
    ],
    files: [{ name: 'tai-lieu-1.pdf', part: 'Tài liệu minh chứng' }],
  },
});
