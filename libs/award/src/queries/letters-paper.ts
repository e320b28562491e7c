import { vietnamese } from '@platform/documents';
import { contestName, inSentence, letterhead, paperRules, signerLines } from '@rooms/contest';
import type { ListRow } from '../domain/award-list';
import { printedCode } from '../domain/check-code';
import { citation } from './papers-of-decision';
import type { PaperPlan, PaperSource } from './papers-of-decision';

/** One letter for each initiative of the list as signed, to all its authors, in list order. */
export function lettersPaper(source: PaperSource): PaperPlan {
  const { rulebook } = source;
  const rules = paperRules(rulebook, 'letter');
  const name = contestName(rulebook);
  const issuer = vietnamese.capitalise(inSentence(rules.agencies.at(-1) ?? '', rulebook.documents.placeName));
  const codes = new Map(source.certificates.map(({ initiativeId, code }) => [initiativeId, code]));
  return {
    paper: 'letter',
    title: `Thư báo kết quả ${name}`,
    data: {
      madeOn: source.madeOn,
      letterhead: letterhead(rulebook, 'letter', null, null),
      subject: 'V/v thông báo kết quả dự thi',
      recipients: rules.recipients,
      signature: { lines: signerLines(rules) },
      letters: source.rows.map((row) => ({
        addressees: row.recipients.map(({ name: who, position, unit }) =>
          [unit === who ? who : `Ông (bà) ${who}`, position, unit === who ? '' : unit]
            .filter((part) => part !== '')
            .join(', '),
        ),
        paragraphs: [
          `${issuer} trân trọng cảm ơn ${whom(row)} đã tham gia ${name} với sáng kiến “${row.title}”.`,
          told(row, source),
          ...certified(row, codes.get(row.initiativeId), source),
          complaints(source),
        ],
      })),
    },
  };
}

/** A collective's prize is its unit's. */
const whom = ({ recipients }: ListRow): string =>
  recipients.every(({ name, unit }) => name === unit) ? 'đơn vị' : 'ông (bà)';

function told(row: ListRow, source: PaperSource): string {
  const basis = `Theo ${citation(source)}`;
  if (row.effect === 'withdraw') return `${basis}, ${row.prizeName} của sáng kiến này được thu hồi.`;
  const sum = row.amount > 0 ? `, tiền thưởng ${vietnamese.formatDong(row.amount)}` : '';
  const words = row.amount > 0 ? ` (bằng chữ: ${vietnamese.capitalise(vietnamese.dongInWords(row.amount))})` : '';
  const what = row.effect === 'change' ? 'được sửa thành' : 'đạt';
  return `${basis}, sáng kiến của ${whom(row)} ${what} ${row.prizeName}${sum}${words}.`;
}

function certified(row: ListRow, code: string | undefined, { publicUrl }: PaperSource): string[] {
  if (row.effect === 'withdraw' || code === undefined) return [];
  return [`Giấy chứng nhận mang mã ${printedCode(code)}, tra cứu tại ${publicUrl}/kiem-tra/${printedCode(code)}.`];
}

function complaints({ rulebook }: PaperSource): string {
  const { days, answerDays } = rulebook.publication.complaints;
  return `Khiếu nại (nếu có) gửi bằng văn bản, ghi rõ họ tên, trong ${days} ngày kể từ ngày công bố kết quả; được trả lời trong ${answerDays} ngày kể từ ngày nhận`;
}
