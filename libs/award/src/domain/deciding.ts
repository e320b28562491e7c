import type { ContestState } from '@rooms/contest';

/** States of a contest in which its prizes are decided. */
export const DECIDING: readonly ContestState[] = ['closed', 'concluded'];
