import type { RoundState } from './round.workflow';

const OVER: readonly RoundState[] = ['closed', 'settling', 'locked', 'confirmed', 'announced'];
const MARKED: readonly RoundState[] = ['settling', 'locked', 'confirmed', 'announced'];

/** What is done around a round besides its steps, and in which of its states; finer rules belong to the use cases. */
const DOORS = {
  changeTimes: ['planned', 'assigning', 'scoring'],
  changePanel: ['planned', 'assigning', 'scoring', 'closed', 'settling', 'locked'],
  spread: ['assigning'],
  assign: ['assigning', 'scoring', 'settling'],
  remind: ['scoring'],
  drawLots: ['assigning'],
  notePresence: ['scoring'],
  noteVotes: ['scoring', 'closed', 'settling'],
  settle: ['settling'],
  reopen: OVER,
  readMarks: MARKED,
  readResult: ['locked', 'confirmed', 'announced'],
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
  reopen: ['secretary_head', 'secretary', ...CHAIRS],
  readMarks: [...SECRETARIES, ...CHAIRS],
  readResult: [...SECRETARIES, ...CHAIRS],
};

/** What somebody with these roles may do around a round in this state. */
export function doorsFor(state: RoundState, holds: (roles: readonly string[]) => boolean): RoundDoor[] {
  return ROUND_DOORS.filter((door) => isOpen(door, state) && holds(WHOSE[door] ?? SECRETARIES));
}
