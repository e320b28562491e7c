import type { Blocker } from '@platform/kernel';
import { roundWorkflow } from './round.workflow';
import type { RoundState } from './round.workflow';

export interface StepOn {
  readonly name: string;
  readonly label: { readonly vi: string; readonly en: string };
  readonly whose: (typeof WHOSE_TURN)[number];
}

const OVER: readonly RoundState[] = ['closed', 'settling', 'locked', 'confirmed', 'announced'];
/** Its result is frozen, for the papers of the round as well as for what prizes rest on. */
export const LOCKED: readonly RoundState[] = ['locked', 'confirmed', 'announced'];
const MARKED: readonly RoundState[] = ['settling', ...LOCKED];
const ALL: readonly RoundState[] = ['planned', 'assigning', 'scoring', ...OVER];

/** What is done around a round besides its steps, and in which of its states; finer rules belong to the use cases. */
const DOORS = {
  readAssignments: ['assigning', 'scoring', ...OVER],
  readReopenings: ['scoring', ...OVER],
  readConflicts: ALL,
  changeTimes: ['planned', 'assigning', 'scoring'],
  printSheets: ALL,
  changePanel: ['planned', 'assigning', 'scoring', 'closed', 'settling', 'locked'],
  spread: ['assigning'],
  assign: ['assigning', 'scoring', 'settling'],
  remind: ['scoring'],
  drawLots: ['assigning'],
  notePresence: ['scoring'],
  openParts: ALL,
  noteVotes: ['scoring', 'closed', 'settling'],
  settle: ['settling'],
  reopen: OVER,
  readMarks: MARKED,
  readResult: LOCKED,
  makePapers: LOCKED,
} as const satisfies Record<string, readonly RoundState[]>;

export type RoundDoor = keyof typeof DOORS;
export const ROUND_DOORS = Object.keys(DOORS) as RoundDoor[];

export function isOpen(door: RoundDoor, state: RoundState): boolean {
  return (DOORS[door] as readonly RoundState[]).includes(state);
}

const CHAIRS: readonly string[] = ['chair', 'deputy_chair'];
const SECRETARIES: readonly string[] = ['secretary', 'secretary_head'];
/** Whose it is; what is not named is the secretariat's. */
const WHOSE: Partial<Record<RoundDoor, readonly string[]>> = {
  settle: CHAIRS,
  readAssignments: [...SECRETARIES, ...CHAIRS],
  readReopenings: [...SECRETARIES, ...CHAIRS],
  reopen: [...SECRETARIES, ...CHAIRS],
  readMarks: [...SECRETARIES, ...CHAIRS],
  readResult: [...SECRETARIES, ...CHAIRS],
};

/** What somebody with these roles may do around a round in this state. */
export function doorsFor(state: RoundState, holds: (roles: readonly string[]) => boolean): RoundDoor[] {
  return ROUND_DOORS.filter((door) => isOpen(door, state) && holds(WHOSE[door] ?? SECRETARIES));
}

export const WHOSE_TURN = ['secretariat', 'chairs'] as const;

/** The step that takes a round on from this state, and whose it is; null at its end. */
export function stepOn(state: RoundState): StepOn | null {
  const step = roundWorkflow.transitions.find(({ name, from }) => name !== 'reopen' && from.includes(state));
  if (!step) return null;
  return { name: step.name, label: step.label, whose: step.roles.includes('secretary') ? 'secretariat' : 'chairs' };
}

/** A single sheet is marked again while the round is at it; afterwards the whole round is reopened. */
export const takesMarksAgain = (state: RoundState): boolean => state === 'scoring' || state === 'settling';

export const mayReopenSheets = (state: RoundState, roles: readonly string[]): boolean =>
  takesMarksAgain(state) && roles.some((role) => [...SECRETARIES, ...CHAIRS].includes(role));

/** Whether the judges of a round may read what they mark. */
export const takesReaders = (state: RoundState): boolean =>
  ['assigning', 'scoring', 'closed', 'settling'].includes(state);

/** Judges have something to do in it, and authors may hand parts in. */
export const isRunning = (state: RoundState): boolean => state === 'assigning' || state === 'scoring';

export const isOver = (state: RoundState): boolean => OVER.includes(state);

/** What stands against planning a round of a contest in this state. */
export const planBlockers = (contestState: string): Blocker[] =>
  ['announced', 'open', 'closed'].includes(contestState) ? [] : [{ code: 'judging.contest_not_running' }];

interface Stage {
  readonly state: RoundState;
}

/** The round that the secretariat and the chair look at first: the last one that has begun. */
export const currentForStaff = <T extends Stage>(rounds: readonly T[]): T | undefined =>
  rounds.findLast(({ state }) => state !== 'planned') ?? rounds[0];

/** The round that a judge looks at first, of those with the newest first: where there is something to do, else the newest. */
export const currentForJudge = <T extends Stage>(rounds: readonly T[]): T | undefined =>
  rounds.find(({ state }) => isRunning(state)) ?? rounds[0];
