import { z } from 'zod';
import type { FormColumn, FormField, Rulebook, RulebookFault } from './rulebook';

export interface AnswerCheck {
  /** Off for a draft: types only. On to submit: what is required, and all limits. */
  readonly completeness: boolean;
}

type Params = RulebookFault['params'];
const isoDay = z.iso.date();

/** Runs between white space of the NFC text. */
export const wordCount = (text: string): number => text.normalize('NFC').split(/\s+/u).filter(Boolean).length;

const at = (path: string, reason: string, params: Params = {}): RulebookFault => ({
  path,
  code: `contest.answer_${reason}`,
  params,
});

const unanswered = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

function checkText(path: string, value: unknown, minimum: number, maximum: number, complete: boolean): RulebookFault[] {
  if (typeof value !== 'string') return [at(path, 'not_text')];
  const words = wordCount(value);
  if (complete && words > maximum) return [at(path, 'too_many_words', { words, maximum })];
  return complete && words < minimum ? [at(path, 'too_few_words', { words, minimum })] : [];
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

function checkNumber(
  path: string,
  value: unknown,
  field: Extract<FormColumn, { kind: 'number' }>,
  complete: boolean,
): RulebookFault[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [at(path, 'not_a_number')];
  if (decimalsOf(value) > field.decimals) return [at(path, 'too_many_decimals', { decimals: field.decimals })];
  if (!complete) return [];
  if (field.min !== undefined && value < field.min) return [at(path, 'too_small', { minimum: field.min })];
  return field.max !== undefined && value > field.max ? [at(path, 'too_big', { maximum: field.max })] : [];
}

function checkDate(
  path: string,
  value: unknown,
  field: Extract<FormColumn, { kind: 'date' }>,
  complete: boolean,
): RulebookFault[] {
  if (typeof value !== 'string' || !isoDay.safeParse(value).success) return [at(path, 'not_a_date')];
  if (!complete) return [];
  if (field.earliest !== undefined && value < field.earliest)
    return [at(path, 'too_early', { earliest: field.earliest })];
  return field.latest !== undefined && value > field.latest ? [at(path, 'too_late', { latest: field.latest })] : [];
}

function checkChoice(path: string, value: unknown, field: Extract<FormColumn, { kind: 'choice' }>): RulebookFault[] {
  const allowed = field.options.map(({ code }) => code);
  const chosen: readonly unknown[] = field.multiple && Array.isArray(value) ? value : [value];
  if (field.multiple !== Array.isArray(value)) return [at(path, field.multiple ? 'not_a_list' : 'not_one_choice')];
  if (new Set(chosen).size !== chosen.length) return [at(path, 'chosen_twice')];
  return chosen.some((code) => typeof code !== 'string' || !allowed.includes(code)) ? [at(path, 'not_a_choice')] : [];
}

function checkTable(
  path: string,
  value: unknown,
  field: Extract<FormField, { kind: 'table' }>,
  check: AnswerCheck,
): RulebookFault[] {
  if (!Array.isArray(value)) return [at(path, 'not_a_table')];
  const rows: readonly unknown[] = value;
  if (rows.length > field.maxRows) return [at(path, 'too_many_rows', { maximum: field.maxRows })];
  return [
    ...(check.completeness && rows.length < field.minRows
      ? [at(path, 'too_few_rows', { minimum: field.minRows })]
      : []),
    ...rows.flatMap((row, index) => checkRecord(`${path}.${index}`, row, field.columns, check)),
  ];
}

function checkOne(path: string, value: unknown, field: FormField | FormColumn, check: AnswerCheck): RulebookFault[] {
  if (unanswered(value)) {
    if (check.completeness && field.required) return [at(path, 'missing')];
    const short = check.completeness && field.kind === 'table' && field.minRows > 0;
    return short ? [at(path, 'too_few_rows', { minimum: field.minRows })] : [];
  }
  switch (field.kind) {
    case 'text':
      return checkText(path, value, field.minWords ?? 0, field.maxWords, check.completeness);
    case 'number':
      return checkNumber(path, value, field, check.completeness);
    case 'date':
      return checkDate(path, value, field, check.completeness);
    case 'choice':
      return checkChoice(path, value, field);
    case 'table':
      return checkTable(path, value, field, check);
  }
}

function checkRecord(
  path: string,
  record: unknown,
  fields: readonly (FormField | FormColumn)[],
  check: AnswerCheck,
): RulebookFault[] {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return [at(path, 'malformed')];
  const values = new Map(Object.entries(record as Readonly<Record<string, unknown>>));
  const known = new Set(fields.map(({ code }) => code));
  return [
    ...fields.flatMap((field) => checkOne(`${path}.${field.code}`, values.get(field.code), field, check)),
    ...[...values.keys()].filter((code) => !known.has(code)).map((code) => at(`${path}.${code}`, 'of_unknown_field')),
  ];
}

/** What is wrong with the answers to the rulebook's form; path `answers.<field>` or `answers.<table>.<row>.<column>`. */
export const validateAnswers = (
  rulebook: Pick<Rulebook, 'form'>,
  answers: unknown,
  check: AnswerCheck,
): RulebookFault[] => checkRecord('answers', answers, rulebook.form.fields, check);
