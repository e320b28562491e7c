import { papers, renderDocx, renderPdf } from '@platform/documents';
import type { InitiativePart } from './plan';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const CATEGORY = { individual: 'Cá nhân', group: 'Nhóm tác giả', collective: 'Tập thể' };
const CONTEST = 'Cuộc thi sáng kiến cải cách hành chính';
const MADE_ON = '2026-01-15';

export interface DemoFile {
  readonly part: string;
  readonly name: string;
  readonly mime: string;
  readonly body: Buffer;
}

export interface Setting {
  readonly themeName: string;
  readonly unitName: string;
  /** Public code of the dossier. */
  readonly code: string;
}

/** The form as it comes back with signatures and seal. */
export async function signedForm(part: InitiativePart, { themeName, unitName, code }: Setting): Promise<DemoFile> {
  const body = await renderPdf(papers.entryForm, {
    madeOn: MADE_ON,
    contestName: CONTEST,
    code,
    addressees: ['Ban Tổ chức Cuộc thi'],
    title: part.title,
    theme: themeName,
    category: CATEGORY[part.category],
    authors: part.authors.map(({ name, jobTitle, person, share }) => ({
      name,
      position: jobTitle,
      unit: unitName,
      share: Math.round(share * 100),
      ...(person && { bornOn: person.birthDate, qualification: person.qualification, email: person.email }),
    })),
    pledges: [
      'Sáng kiến do chúng tôi tạo ra, không sao chép.',
      'Chúng tôi chịu trách nhiệm về tính trung thực của hồ sơ.',
    ],
    place: 'Bắc Ninh',
    year: 2026,
  });
  return { part: 'signed_form', name: `Phiếu đăng ký ${part.n + 1}.pdf`, mime: PDF, body };
}

/** The description of the initiative: a Word file for two in three, else a PDF. `blind`: as judges may read it. */
export async function description(part: InitiativePart, { themeName }: Setting): Promise<DemoFile> {
  const data = {
    madeOn: MADE_ON,
    contestName: CONTEST,
    code: `BTM-${part.n + 1}`,
    title: part.title,
    theme: themeName,
    authors: [{ name: '(đã ẩn để chấm theo mã phách)' }],
    sections: [...part.sections],
    place: 'Bắc Ninh',
    year: 2026,
  };
  const asWord = part.n % 3 !== 0;
  return {
    part: 'description',
    name: `Thuyết minh ${part.n + 1}.${asWord ? 'docx' : 'pdf'}`,
    mime: asWord ? DOCX : PDF,
    body: asWord ? await renderDocx(papers.description, data) : await renderPdf(papers.description, data),
  };
}

/** A short paper with nothing but a heading and some lines: a letter, a signed page, slides as a PDF. */
export async function shortPaper(
  part: string,
  name: string,
  subject: string,
  lines: readonly string[],
): Promise<DemoFile> {
  const body = await renderPdf(papers.letter, {
    madeOn: MADE_ON,
    letterhead: { agency: ['BAN TỔ CHỨC CUỘC THI'], place: 'Bắc Ninh', year: 2026 },
    subject,
    recipients: ['Lưu: Hồ sơ Cuộc thi'],
    signature: { lines: ['NGƯỜI LẬP'] },
    letters: [{ addressees: ['Ban Tổ chức Cuộc thi'], paragraphs: [...lines] }],
  });
  return { part, name: `${name}.pdf`, mime: PDF, body };
}
