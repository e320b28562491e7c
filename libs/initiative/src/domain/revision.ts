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

/** What follows the initiative's code in a receipt's: the revision and its content, as in `SK26-0001-R1-9F3A21BC`. */
export function receiptSuffix(revision: number, hash: string): string {
  return `-R${revision}-${hash.slice(0, 8).toUpperCase()}`;
}
