import { fold } from '@platform/kernel';
import type { Blocker } from '@platform/kernel';

/** In code points. ASVS 5.0 6.2.1 and 6.2.9; no rules of composition. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;
/** What must be left of a password that carries words anybody would guess here. */
const LEAST_REST = 8;
const LEAST_DIFFERENT = 6;

/** Words of this service and place, and the first guesses everywhere (ASVS 5.0 6.2.11). */
const CONTEXT_WORDS = [
  'sangkien',
  'caicachhanhchinh',
  'caicach',
  'hanhchinh',
  'cuocthi',
  'bacninh',
  'matkhau',
  'vietnam',
  'password',
  'qwertyuiop',
  'qwerty',
  'iloveyou',
  'abc123',
  '1234567890',
  '123456789',
  '12345678',
  '123456',
];

const squeeze = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');

/** What is wrong with a new password; `own` are the person's name and address, which others know too. */
export function passwordFaults(password: string, own: readonly string[], path = 'password'): Blocker[] {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD)
    return [{ code: 'identity.password_short', params: { least: SHORTEST_PASSWORD }, path }];
  if (length > LONGEST_PASSWORD) return [{ code: 'identity.password_long', params: { most: LONGEST_PASSWORD }, path }];
  if (new Set(password).size < LEAST_DIFFERENT) return [{ code: 'identity.password_guessable', path }];
  const words = [...own.flatMap((text) => [text, ...text.split(/[\s@._-]+/)]).map(squeeze), ...CONTEXT_WORDS]
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
  const folded = fold(password).replace(/\s/g, '');
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded);
  return folded.length - rest.length > 0 && rest.length < LEAST_REST
    ? [{ code: 'identity.password_guessable', path }]
    : [];
}
