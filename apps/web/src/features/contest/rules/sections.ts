/** The parts of the editor and which places of the document each shows. */
export const SECTIONS = {
  general: ['name', 'year', 'codePrefix', 'calendar'],
  authors: ['authors', 'themes', 'units'],
  form: ['form'],
  dossier: ['dossier'],
  screening: ['screening'],
  rounds: ['rounds'],
  ties: ['tieBreak', 'conflicts'],
  prizes: ['prizes'],
  documents: ['publication', 'documents'],
  json: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Section = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as Section[];

/** The part that shows a place; what no part shows is in the JSON. */
export function sectionOf(path: string): Section {
  const [top = ''] = path.split('.');
  return SECTION_NAMES.find((name) => (SECTIONS[name] as readonly string[]).includes(top)) ?? 'json';
}

export const isSection = (name: string | undefined): name is Section => SECTION_NAMES.some((one) => one === name);
