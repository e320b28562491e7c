import { z } from 'zod';
import { WORDING } from './wording';

const first = (schema: z.ZodType, value: unknown, language: 'vi' | 'en') =>
  schema.safeParse(value, { error: WORDING[language] }).error?.issues[0]?.message;

it.each<[string, z.ZodType, unknown, string, string]>([
  ['what is missing', z.strictObject({ a: z.string() }), {}, 'Thiếu mục này. Hãy bổ sung.', 'This is missing. Add it.'],
  ['a number for text', z.string(), 7, 'Mục này phải là chữ.', 'This must be text.'],
  ['text for a number', z.number(), '10', 'Mục này phải là số.', 'This must be a number.'],
  ['text for a list', z.array(z.string()), 'x', 'Mục này phải là danh sách.', 'This must be a list.'],
  ['nothing typed', z.string().trim().min(1), ' ', 'Mục này còn trống. Hãy điền.', 'This is empty. Fill it in.'],
  ['too short', z.string().min(8), 'a', 'Cần ít nhất 8 ký tự.', 'At least 8 characters.'],
  ['too long', z.string().max(2), 'abc', 'Dài quá 2 ký tự. Hãy rút ngắn.', 'Longer than 2 characters. Shorten it.'],
  ['no item', z.array(z.int()).min(1), [], 'Cần ít nhất 1 mục.', 'At least 1 items.'],
  ['too many', z.array(z.int()).max(1), [1, 2], 'Nhiều quá 1 mục. Hãy bớt đi.', 'More than 1 items. Leave some out.'],
  ['too little', z.number().min(1), 0, 'Phải từ 1 trở lên.', 'Must be 1 or more.'],
  ['too much', z.int().max(200), 201, 'Không được quá 200.', 'Must not be more than 200.'],
  [
    'a day of no month',
    z.iso.date(),
    '2026-02-30',
    'Ngày không đúng. Cần dạng năm-tháng-ngày, ví dụ 2026-05-31.',
    'Not a valid day. Write year-month-day, such as 2026-05-31.',
  ],
  [
    'what has another form',
    z.string().regex(/^[A-Z]+$/),
    'a',
    'Nội dung không đúng dạng cần có. Hãy sửa lại.',
    'Not in the form that is expected here. Correct it.',
  ],
  ['another word', z.enum(['a', 'b']), 'c', 'Chỉ nhận một trong: a, b.', 'Must be one of: a, b.'],
])('says of %s what to do', (_, schema, value, vi, en) => {
  expect([first(schema, value, 'vi'), first(schema, value, 'en')]).toEqual([vi, en]);
});

it('leaves the rest to the library', () => {
  expect(first(z.number().gt(1), 1, 'vi')).toBe(
    z.number().gt(1).safeParse(1, { error: z.locales.vi().localeError }).error?.issues[0]?.message,
  );
});
