export const ACCOUNTS_SEARCH = ['q', 'role', 'state', 'cursor'] as const;
export type AccountsSearch = Partial<Record<(typeof ACCOUNTS_SEARCH)[number], string>>;
export const UNITS_SEARCH = ['q', 'block', 'state', 'cursor'] as const;
export type UnitsSearch = Partial<Record<(typeof UNITS_SEARCH)[number], string>>;
export const AUDIT_SEARCH = [
  'contest',
  'actorId',
  'action',
  'outcome',
  'since',
  'until',
  'subjectId',
  'cursor',
] as const;
export type AuditSearch = Partial<Record<(typeof AUDIT_SEARCH)[number], string>>;

/** Without what is empty, so that the URL carries only what narrows the list. */
export const tidy = <T extends Readonly<Record<string, string | undefined>>>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as T;
