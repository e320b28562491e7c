import { createHash } from 'node:crypto';
import type { Rulebook } from '@rooms/contest';
import type { Dossier } from './dossier';

/** JSON with the keys of every object in the order of their code units and no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256, lower-case hexadecimal, over the canonical JSON of what was submitted; files enter by their own hash. */
export function contentHash(dossier: Dossier, rulebookVersion: number): string {
  return createHash('sha256')
    .update(canonicalJson({ ...dossier, rulebookVersion }))
    .digest('hex');
}

/** The answers that a blind judge reads: only fields that the rulebook marks so, and never anything in their place. */
export function blindAnswers(rulebook: Pick<Rulebook, 'form'>, answers: Dossier['answers']): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const field of rulebook.form.fields) {
    if (field.blind && field.code in answers) shown[field.code] = answers[field.code];
  }
  return shown;
}

/** What blind judges read of one revision, beside what was submitted. */
export interface BlindVersion {
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly blindTitle: string;
  readonly blindAnswers: Readonly<Record<string, unknown>>;
}

/**
 * The blind version of a new revision after a secretary has redacted the one before: what was redacted stays so where the
 * author left the text alone, and is empty where the author changed it. It never falls back to the author's text.
 */
export function keepRedactions(
  before: BlindVersion | undefined,
  next: Pick<BlindVersion, 'title' | 'answers'>,
): Pick<BlindVersion, 'title' | 'answers'> {
  if (!before) return next;
  const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);
  const answers = Object.fromEntries(
    Object.entries(next.answers).map(([code, answer]) => {
      const redacted = code in before.blindAnswers && !same(before.blindAnswers[code], before.answers[code]);
      if (!redacted) return [code, answer];
      return [code, same(answer, before.answers[code]) ? before.blindAnswers[code] : null];
    }),
  );
  if (before.blindTitle === before.title) return { title: next.title, answers };
  return { title: next.title === before.title ? before.blindTitle : '', answers };
}

/** What follows the initiative's code in a receipt's: the revision and its content, as in `SK26-0001-R1-9F3A21BC`. */
export function receiptSuffix(revision: number, hash: string): string {
  return `-R${revision}-${hash.slice(0, 8).toUpperCase()}`;
}
