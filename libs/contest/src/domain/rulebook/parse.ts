import type { z } from 'zod';
import {
  checkAuthors,
  checkCalendar,
  checkDossier,
  checkForm,
  checkScreening,
  checkThemes,
  checkUnits,
} from './check-entries';
import { checkConflicts, checkDocuments, checkPrizes, checkPublication } from './check-results';
import { checkRounds, checkTieBreak } from './check-rounds';
import type { PlacedRound } from './check-rounds';
import type { RulebookFault } from './faults';
import { faultsOf } from './faults';
import { roundSchema } from './rounds';
import type { Rulebook } from './rulebook';
import { rulebookSchema } from './rulebook';

export type ParsedRulebook =
  | { readonly ok: true; readonly rulebook: Rulebook }
  | { readonly ok: false; readonly faults: readonly RulebookFault[] };

const { shape } = rulebookSchema;

/** The section if it is sound in itself, so that one broken section does not hide the faults of the others. */
function sound<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function when<T>(section: T | undefined, check: (section: T) => RulebookFault[]): RulebookFault[] {
  return section === undefined ? [] : check(section);
}

const codeOf = (value: unknown): unknown => (value as { readonly code?: unknown } | null)?.code;

function crossFaults(document: Readonly<Record<string, unknown>>): RulebookFault[] {
  const listed: readonly unknown[] = Array.isArray(document['rounds']) ? document['rounds'] : [];
  const placed: PlacedRound[] = listed.flatMap((value, index) => {
    const round = sound(roundSchema, value);
    return round ? [{ round, index }] : [];
  });
  const complete = placed.length === listed.length && placed.length > 0 ? placed : undefined;
  const authors = sound(shape.authors, document['authors']);
  return [
    ...when(authors, checkAuthors),
    ...when(sound(shape.themes, document['themes']), checkThemes),
    ...when(sound(shape.form, document['form']), checkForm),
    ...when(sound(shape.dossier, document['dossier']), checkDossier),
    ...when(sound(shape.calendar, document['calendar']), checkCalendar),
    ...when(sound(shape.units, document['units']), checkUnits),
    ...when(sound(shape.screening, document['screening']), checkScreening),
    ...checkRounds(placed, listed.map(codeOf), authors),
    ...when(sound(shape.tieBreak, document['tieBreak']), (ladder) => (complete ? checkTieBreak(ladder, complete) : [])),
    ...when(sound(shape.prizes, document['prizes']), (prizes) => checkPrizes(prizes, complete, authors)),
    ...when(sound(shape.conflicts, document['conflicts']), checkConflicts),
    ...when(sound(shape.publication, document['publication']), (publication) =>
      checkPublication(publication, sound(shape.form, document['form'])),
    ),
    ...when(sound(shape.documents, document['documents']), checkDocuments),
  ];
}

/** Reads a rulebook document and returns it, or every fault found in it at once. */
export function parseRulebook(json: unknown): ParsedRulebook {
  const parsed = rulebookSchema.safeParse(json, { reportInput: true });
  const structural = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf);
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const faults = [...structural, ...(isObject ? crossFaults(json as Readonly<Record<string, unknown>>) : [])];
  return parsed.success && faults.length === 0 ? { ok: true, rulebook: parsed.data } : { ok: false, faults };
}
