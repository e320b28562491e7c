import type { Blocker, Language } from '@platform/kernel';

export interface TemplateText {
  readonly subject: string;
  readonly text: string;
}
export type Template = Readonly<Record<Language, TemplateText>>;
export type Values = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{([^{}]*)\}/g;
const LONGEST_SUBJECT = 180;

/** Placeholders that the kind does not offer, and braces that form none. */
export function templateFaults(template: Template, allowed: readonly string[]): Blocker[] {
  return (['vi', 'en'] as const).flatMap((language) =>
    (['subject', 'text'] as const).flatMap((part) => {
      const path = `${language}.${part}`;
      const text = template[language][part];
      const unknown = [...text.matchAll(PLACEHOLDER)]
        .map((match) => match[1] ?? '')
        .filter((name) => !allowed.includes(name));
      const faults: Blocker[] = [...new Set(unknown)].map((name) => ({
        code: 'notification.unknown_placeholder',
        params: { name, allowed: allowed.join(', ') },
        path,
      }));
      if (/[{}]/.test(text.replace(PLACEHOLDER, ''))) faults.push({ code: 'notification.stray_brace', path });
      return faults;
    }),
  );
}

/** One pass: what a value contains is never read as a placeholder. A value that is not there is empty. */
function fill(text: string, values: Values): string {
  return text.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '');
}

/** Without control characters; a line stays a line. */
function clean(value: string, keepLines: boolean): string {
  const lines = value.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
  return keepLines ? lines : lines.replace(/\s+/g, ' ').trim();
}

/** At most so many code units, and never half a character at the end. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Cs}$/u, '');
}

/** Values that may have several lines; every other is one line, so that nobody writes paragraphs into a mail of ours. */
const MULTILINE = new Set(['items', 'message', 'reason', 'consents']);

export function render(template: TemplateText, values: Values): TemplateText {
  const one = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clean(value, false)]));
  const many = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, cut(clean(value, MULTILINE.has(name)), 4000)]),
  );
  const subject = clean(fill(template.subject, one), false);
  return {
    subject: subject.length > LONGEST_SUBJECT ? `${cut(subject, LONGEST_SUBJECT - 1)}…` : subject,
    text: fill(template.text, many)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

const FRAME: Record<Language, { greeting: string; close: (contest: string) => string; note: string }> = {
  vi: {
    greeting: 'Kính gửi ông/bà {recipient},',
    close: (contest) => (contest === '' ? 'Trân trọng,\nHệ thống Sáng Kiến' : `Trân trọng,\nBan Tổ chức ${contest}`),
    note: 'Thư này do hệ thống gửi tự động, xin không trả lời.',
  },
  en: {
    greeting: 'Dear {recipient},',
    close: (contest) =>
      contest === '' ? 'Yours sincerely,\nSáng Kiến' : `Yours sincerely,\nThe organisers of ${contest}`,
    note: 'This message was sent automatically; please do not reply.',
  },
};

/** The whole letter around the template's text. */
export function letter(template: TemplateText, values: Values, language: Language): TemplateText {
  const body = render(template, values);
  const frame = FRAME[language];
  const greeting = render({ subject: '', text: frame.greeting }, values).text;
  const close = frame.close(clean(values.contest ?? '', false));
  return { subject: body.subject, text: `${greeting}\n\n${body.text}\n\n${close}\n\n${frame.note}` };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** The same words as simple HTML. Only addresses of this service become links; everything else is escaped text. */
export function toHtml(letterText: TemplateText, language: Language, publicUrl: string): string {
  const paragraphs = letterText.text.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n').map((line) => {
      const link = line.trim();
      return link.startsWith(`${publicUrl}/`) && !/\s/.test(link)
        ? `<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`
        : escapeHtml(line);
    });
    return `<p>${lines.join('<br>')}</p>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(letterText.subject)}</title></head><body>${paragraphs.join('')}</body></html>`;
}
