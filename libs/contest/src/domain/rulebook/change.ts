import type { RulebookFault } from './faults';
import { fault } from './faults';
import type { Rulebook } from './rulebook';

/** preparing: not announced. announced: not open yet. scoring: a score sheet exists. signed: an award decision is. */
export const RULEBOOK_PHASES = ['preparing', 'announced', 'open', 'scoring', 'signed'] as const;
export type RulebookPhase = (typeof RULEBOOK_PHASES)[number];

interface Permission {
  /** Steps of a path; `*` is any step. Covers everything below it. */
  readonly path: string;
  /** The last phase in which it may change. */
  readonly until: RulebookPhase;
  /** A time that may only move to a later one. */
  readonly laterOnly?: true;
}

/** What an amendment may touch once the rules are announced; whatever is not here is frozen. The first match counts. */
const PERMISSIONS: readonly Permission[] = [
  { path: 'calendar.opensAt', until: 'announced' },
  { path: 'calendar.closesAt', until: 'open', laterOnly: true },
  { path: 'calendar.unitClosesAt', until: 'open', laterOnly: true },
  { path: 'calendar.milestones', until: 'scoring' },
  { path: 'rounds.*.ownPartsCloseAt', until: 'scoring', laterOnly: true },
  { path: 'rounds', until: 'open' },
  { path: 'tieBreak', until: 'open' },
  { path: 'conflicts', until: 'open' },
  { path: 'prizes.tables.*.prizes.*.amounts', until: 'scoring' },
  { path: 'prizes.budgetCeiling', until: 'scoring' },
  { path: 'prizes', until: 'open' },
  { path: 'documents', until: 'scoring' },
];

/** What may still change in a phase, `*` for any item of a list; null while preparing, when everything may. */
export function mayChange(
  phase: RulebookPhase,
): readonly { readonly path: string; readonly laterOnly: boolean }[] | null {
  if (phase === 'preparing') return null;
  return PERMISSIONS.filter(({ until }) => RULEBOOK_PHASES.indexOf(until) >= RULEBOOK_PHASES.indexOf(phase)).map(
    ({ path, laterOnly }) => ({ path, laterOnly: laterOnly ?? false }),
  );
}

interface Change {
  readonly path: readonly (string | number)[];
  readonly from: unknown;
  readonly to: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every place where the two differ, as deep as both have it. */
function changes(from: unknown, to: unknown, path: readonly (string | number)[] = []): Change[] {
  if (!isRecord(from) || !isRecord(to) || Array.isArray(from) !== Array.isArray(to)) {
    return Object.is(from, to) ? [] : [{ path, from, to }];
  }
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    changes(from[key], to[key], [...path, Array.isArray(from) ? Number(key) : key]),
  );
}

function covers(permission: Permission, change: Change): boolean {
  const steps = permission.path.split('.');
  return (
    steps.length <= change.path.length &&
    steps.every((step, index) => step === '*' || step === String(change.path[index]))
  );
}

function isLater(from: unknown, to: unknown): boolean {
  return typeof from === 'string' && typeof to === 'string' && Date.parse(to) > Date.parse(from);
}

/** The refused changes of an amendment, each with its path; none when it is allowed. */
export function changeAllowed(from: Rulebook, to: Rulebook, phase: RulebookPhase): RulebookFault[] {
  if (phase === 'preparing') return [];
  return changes(from, to).flatMap((change) => {
    const permission = PERMISSIONS.find((candidate) => covers(candidate, change));
    if (!permission) return [fault(change.path, 'frozen', { phase })];
    if (RULEBOOK_PHASES.indexOf(permission.until) < RULEBOOK_PHASES.indexOf(phase)) {
      return [fault(change.path, 'too_late_to_change', { phase, until: permission.until })];
    }
    return permission.laterOnly && !isLater(change.from, change.to)
      ? [fault(change.path, 'only_later', { phase })]
      : [];
  });
}

const NEEDED_PAPERS = [
  'entry_form',
  'receipt',
  'score_sheet',
  'tally',
  'minutes',
  'proposal',
  'award_decision',
] as const;

/** What stands in the way of announcing (and so freezing) sound rules. now: milliseconds, from the database. */
export function freezeCheck(rulebook: Rulebook, now: number): RulebookFault[] {
  const kinds = rulebook.documents.papers.map(({ kind }) => kind);
  return [
    ...(Date.parse(rulebook.calendar.closesAt) <= now ? [fault(['calendar', 'closesAt'], 'already_past')] : []),
    ...rulebook.rounds.flatMap(({ ownPartsCloseAt }, index) =>
      ownPartsCloseAt !== null && Date.parse(ownPartsCloseAt) <= Date.parse(rulebook.calendar.closesAt)
        ? [fault(['rounds', index, 'ownPartsCloseAt'], 'before_closing')]
        : [],
    ),
    ...NEEDED_PAPERS.filter((kind) => !kinds.includes(kind)).map((kind) =>
      fault(['documents', 'papers'], 'paper_missing', { kind }),
    ),
  ];
}
