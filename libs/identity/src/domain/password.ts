import { fold } from '@platform/kernel';
import type { Blocker } from '@platform/kernel';
import { COMMON_WORDS } from './common-passwords';

/** In code points. ASVS 5.0 6.2.1 and 6.2.9; no rules of composition. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;
/** What must be left of a password that carries words anybody would guess here. */
const LEAST_REST = 8;
const LEAST_DIFFERENT = 6;

const squeeze = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');

/** A piece written several times over counts once. */
const once = (text: string) => /^(.+?)\1+$/.exec(text)?.[1] ?? text;

/**
 * What is wrong with a new password; `own` are the person's name and address, which others know too. A name counts whole:
 * its syllables are common words.
 */
export function passwordFaults(password: string, own: readonly string[], path = 'password'): Blocker[] {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD)
    return [{ code: 'identity.password_short', params: { least: SHORTEST_PASSWORD }, path }];
  if (length > LONGEST_PASSWORD) return [{ code: 'identity.password_long', params: { most: LONGEST_PASSWORD }, path }];
  if (new Set(password).size < LEAST_DIFFERENT) return [{ code: 'identity.password_guessable', path }];
  const words = [...own.flatMap((text) => [text, ...text.split(/[@._-]+/)]).map(squeeze), ...COMMON_WORDS]
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
  const folded = once(fold(password).replace(/\s/g, ''));
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded);
  return folded.length < LEAST_REST || (rest.length < folded.length && rest.length < LEAST_REST)
    ? [{ code: 'identity.password_guessable', path }]
    : [];
}
