import type { Language } from '@platform/kernel';
import { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];
interface Words {
  readonly missing: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly mustBe: (kind: string) => string;
  readonly blank: string;
  readonly least: (bound: string, of: string) => string;
  readonly most: (bound: string, of: string) => string;
  readonly formats: Readonly<Record<string, string>>;
  readonly oneOf: (values: string) => string;
}

const VI: Words = {
  missing: 'Thiếu mục này. Hãy bổ sung.',
  kinds: {
    ...{ string: 'chữ', number: 'số', int: 'số nguyên', boolean: 'true hoặc false' },
    ...{ array: 'danh sách', object: 'một nhóm mục', record: 'một nhóm mục' },
  },
  mustBe: (kind) => `Mục này phải là ${kind}.`,
  blank: 'Mục này còn trống. Hãy điền.',
  least: (bound, of) =>
    of === 'string'
      ? `Cần ít nhất ${bound} ký tự.`
      : of === 'array'
        ? `Cần ít nhất ${bound} mục.`
        : `Phải từ ${bound} trở lên.`,
  most: (bound, of) =>
    of === 'string'
      ? `Dài quá ${bound} ký tự. Hãy rút ngắn.`
      : of === 'array'
        ? `Nhiều quá ${bound} mục. Hãy bớt đi.`
        : `Không được quá ${bound}.`,
  formats: {
    uuid: 'Mã không đúng. Hãy tải lại trang rồi chọn lại.',
    email: 'Địa chỉ thư điện tử không đúng, ví dụ ten@donvi.vn.',
    date: 'Ngày không đúng. Cần dạng năm-tháng-ngày, ví dụ 2026-05-31.',
    regex: 'Nội dung không đúng dạng cần có. Hãy sửa lại.',
    datetime: 'Ngày giờ không đúng. Cần dạng 2026-05-31T08:00:00+07:00.',
  },
  oneOf: (values) => `Chỉ nhận một trong: ${values}.`,
};
const EN: Words = {
  missing: 'This is missing. Add it.',
  kinds: {
    ...{ string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
    ...{ array: 'a list', object: 'a group of fields', record: 'a group of fields' },
  },
  mustBe: (kind) => `This must be ${kind}.`,
  blank: 'This is empty. Fill it in.',
  least: (bound, of) =>
    of === 'string'
      ? `At least ${bound} characters.`
      : of === 'array'
        ? `At least ${bound} items.`
        : `Must be ${bound} or more.`,
  most: (bound, of) =>
    of === 'string'
      ? `Longer than ${bound} characters. Shorten it.`
      : of === 'array'
        ? `More than ${bound} items. Leave some out.`
        : `Must not be more than ${bound}.`,
  formats: {
    uuid: 'Not a valid id. Reload the page and choose again.',
    email: 'Not a valid e-mail address, such as name@office.vn.',
    date: 'Not a valid day. Write year-month-day, such as 2026-05-31.',
    regex: 'Not in the form that is expected here. Correct it.',
    datetime: 'Not a valid time. Write 2026-05-31T08:00:00+07:00.',
  },
  oneOf: (values) => `Must be one of: ${values}.`,
};

const ofNumbers = (origin: string) => (origin === 'string' || origin === 'array' ? origin : 'number');

function say(words: Words, issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return words.missing;
      const kind = words.kinds[issue.expected];
      return kind && words.mustBe(kind);
    }
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return words.blank;
      return issue.inclusive === false ? undefined : words.least(String(issue.minimum), ofNumbers(issue.origin));
    case 'too_big':
      return issue.inclusive === false ? undefined : words.most(String(issue.maximum), ofNumbers(issue.origin));
    case 'invalid_format':
      return words.formats[issue.format];
    case 'invalid_value':
      return words.oneOf(issue.values.map(String).join(', '));
    default:
      return undefined;
  }
}

const map =
  (words: Words, otherwise: z.core.$ZodErrorMap): z.core.$ZodErrorMap =>
  (issue) =>
    say(words, issue) ?? otherwise(issue);

/** What is wrong with a field and what to do, in the reader's language. */
export const WORDING: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  vi: map(VI, z.locales.vi().localeError),
  en: map(EN, z.locales.en().localeError),
};
