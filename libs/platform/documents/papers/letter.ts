import { z } from 'zod';
import { each, p, when } from '../layout/blocks';
import { endDocument } from '../vietnamese';
import * as common from './common';
import { PACK_LIMIT } from './pack';
import { definePaper } from './paper';
import * as samples from './samples';

const schema = z.strictObject({
  ...common.base,
  letterhead: common.letterhead,
  /** Under the number: "V/v thông báo kết quả …" */
  subject: common.text.min(1),
  recipients: z.array(common.text.min(1)).min(1),
  signature: common.signature,
  /** One letter, or a pack; each begins on a new page. */
  letters: z
    .array(z.strictObject({ addressees: common.lines.min(1), paragraphs: z.array(common.text.min(1)).min(1) }))
    .min(1)
    .max(PACK_LIMIT),
});

export const letter = definePaper({
  name: 'letter',
  label: 'Thư, công văn gửi tác giả',
  schema,
  heading: (data) => data.subject,
  view: (data) => ({
    ...common.letterheadView(data.letterhead),
    trich_yeu: data.subject,
    ...common.recipientsView(data.recipients),
    ...common.signatureView('ky', data.signature),
    thu: data.letters.map((one, index) => ({
      sang_trang: index > 0,
      ...common.addresseesView(one.addressees),
      noi_dung: common.dongs(one.paragraphs.slice(0, -1)),
      cau_cuoi: endDocument(one.paragraphs.at(-1) ?? ''),
    })),
  }),
  layout: {
    blocks: [
      each(
        'thu',
        when('sang_trang', { kind: 'pageBreak' }),
        { kind: 'letterhead', variant: 'letter' },
        ...common.addresseeBlocks,
        each('noi_dung', p('{dong}')),
        p('{cau_cuoi}', { keep: true }),
        { kind: 'signatures', left: { kind: 'recipients' }, right: { kind: 'signer', prefix: 'ky' } },
      ),
    ],
  },
  sample: {
    madeOn: '2026-11-25',
    letterhead: { ...samples.board, symbol: 'BTC' },
    subject: 'V/v thông báo kết quả dự thi',
    recipients: ['Như trên', 'Lưu: Hồ sơ Cuộc thi'],
    signature: { lines: ['TRƯỞNG BAN'], name: samples.person(1) },
    letters: [0, 1].map((n) => ({
      addressees: [`${samples.person(n)}, ${samples.post(n)}`],
      paragraphs: [
        `Ban Tổ chức ${samples.contestName} trân trọng cảm ơn ông (bà) đã tham gia Cuộc thi với sáng kiến “${samples.title(n)}”.`,
        'Sáng kiến của ông (bà) đã được Ban Giám khảo chấm theo đúng Thể lệ và đạt giải Nhất.',
        'Ban Tổ chức kính mời ông (bà) dự Lễ trao giải theo giấy mời riêng',
      ],
    })),
  },
});
