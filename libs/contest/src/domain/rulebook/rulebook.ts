import { z } from 'zod';
import { authors, themes } from './authors';
import { calendar } from './calendar';
import { conflicts } from './conflicts';
import { documents } from './documents';
import { text } from './exact';
import { form } from './form';
import { dossier } from './parts';
import { prizes } from './prizes';
import { publication } from './publication';
import { rounds, tieBreak } from './rounds';
import { screening } from './screening';
import { units } from './units';

export const rulebookSchema = z.strictObject({
  format: z.literal(1),
  name: text(300),
  year: z.int().min(2000).max(2100),
  /** Before the sequence in public codes: `SK26` gives `SK26-0001`. */
  codePrefix: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/),
  authors,
  themes,
  form,
  dossier,
  calendar,
  units,
  screening,
  rounds,
  tieBreak,
  prizes,
  conflicts,
  publication,
  documents,
});

/** After parsing: marks and percentages in integer hundredths, money in đồng. */
export type Rulebook = z.output<typeof rulebookSchema>;

/** As written in JSON, stored and published: marks and percentages as decimals of at most two digits. */
export type RulebookDocument = z.input<typeof rulebookSchema>;

export function toDocument(rulebook: Rulebook): RulebookDocument {
  return z.encode(rulebookSchema, rulebook);
}
