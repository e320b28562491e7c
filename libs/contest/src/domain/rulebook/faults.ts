import type { z } from 'zod';

/** path as `rounds.0.criteria.2.max`, empty for the document itself; code `contest.rulebook_reason`. */
export interface RulebookFault {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Path = readonly (string | number)[];

export const writePath = (path: readonly PropertyKey[]): string => path.map(String).join('.');

export function fault(path: Path, reason: string, params: RulebookFault['params'] = {}): RulebookFault {
  return { path: writePath(path), code: `contest.rulebook_${reason}`, params };
}

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === '';
const TOO_BIG: Readonly<Record<string, string>> = { array: 'too_many', string: 'too_long' };

/** By the beginning of the pattern, or by the format. */
const WRONG: Readonly<Record<string, string>> = {
  '/^[a-z]': 'wrong_code',
  '/^[A-Z]': 'wrong_prefix',
  '/^[A-ZĐ': 'wrong_symbol',
  date: 'wrong_day',
  datetime: 'wrong_time',
};

/** One zod issue as faults; unknown keys become one fault each. */
export function faultsOf(issue: z.core.$ZodIssue): RulebookFault[] {
  const at = (reason: string, params: RulebookFault['params'] = {}, key?: string): RulebookFault => ({
    path: writePath(key === undefined ? issue.path : [...issue.path, key]),
    code: `contest.rulebook_${reason}`,
    params,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => at('unknown_key', { key }, key));
    case 'invalid_type':
      return [
        isEmpty(issue.input) && issue.path.length > 0
          ? at('missing')
          : at('wrong_type', { expected: `rulebook.${issue.expected}` }),
      ];
    case 'too_small':
      if (isEmpty(issue.input)) return [at('missing')];
      return [at(issue.origin === 'array' ? 'too_few' : 'too_small', { minimum: Number(issue.minimum) })];
    case 'too_big':
      return [at(TOO_BIG[issue.origin] ?? 'too_big', { maximum: Number(issue.maximum) })];
    case 'invalid_format':
      if (isEmpty(issue.input)) return [at('missing')];
      return [at(WRONG[issue.pattern?.slice(0, 7) ?? ''] ?? WRONG[issue.format] ?? 'invalid')];
    case 'invalid_value':
      return [at('not_allowed', { allowed: issue.values.map(String).join(', ') })];
    case 'invalid_union':
      return [at('not_allowed', { allowed: issue.discriminator ?? '' })];
    case 'custom':
      return [at(typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'invalid')];
    default:
      return [at('invalid', { issue: issue.code })];
  }
}
