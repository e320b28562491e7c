import type { Prizes } from '@rooms/contest';
import type { Ranking } from '@rooms/scoring';

/** A named decision of a person; who decided and why is kept by the caller. */
export type AllotmentDecision =
  | ({
      readonly kind: 'tie';
      readonly table: string;
      readonly prize: string;
      readonly tied: readonly string[];
    } & TieAnswer)
  | {
      readonly kind: 'extra_slots' | 'leave_empty';
      readonly table: string;
      readonly prize: string;
      readonly count: number;
    };

/**
 * pick: these of the tied take the places that are left. share: all the tied hold the prize and divide the money of the
 * places that are left, rounded down to whole đồng. extra_slot: all the tied receive the full prize.
 */
export type TieAnswer =
  | { readonly manner: 'pick'; readonly winners: readonly string[] }
  | { readonly manner: 'share' }
  | { readonly manner: 'extra_slot' };

/** Ballots of the committee on one initiative. */
export interface CommitteeBallots {
  readonly inFavour: number;
  readonly members: number;
  readonly present: number;
  readonly cast: number;
}

export interface AllotmentInput {
  readonly prizes: Prizes;
  /** By round code: every round that a table names. */
  readonly rankings: Readonly<Record<string, Ranking>>;
  readonly decisions?: readonly AllotmentDecision[];
  /** By initiative; read only when the rules want a committee vote. */
  readonly ballots?: Readonly<Record<string, CommitteeBallots>>;
}

export interface Winner {
  readonly initiative: string;
  readonly category: string;
  readonly table: string;
  readonly prize: string;
  /** Rank in the table's ranking. */
  readonly rank: number;
  /** Whole đồng. */
  readonly amount: number;
  readonly commendations: readonly string[];
  readonly by: 'rank' | TieAnswer['manner'];
}

/** One prize place; a shared place has several winners, an empty one none. */
export interface Slot {
  readonly table: string;
  readonly prize: string;
  readonly number: number;
  readonly state: 'filled' | 'empty' | 'pending';
  readonly winners: readonly string[];
}

export interface EmptySlots {
  readonly table: string;
  readonly prize: string;
  readonly count: number;
  readonly reason: 'left_empty' | 'below_band' | 'no_candidate';
}

export interface BoundaryTie {
  readonly table: string;
  readonly prize: string;
  readonly rank: number;
  readonly tied: readonly string[];
  readonly places: number;
  readonly answers: readonly TieAnswer['manner'][];
}

export interface AllotmentQuestion {
  readonly code: `award.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Allotment {
  readonly slots: readonly Slot[];
  readonly winners: readonly Winner[];
  readonly emptySlots: readonly EmptySlots[];
  /** Whole đồng. */
  readonly budgetUsed: number;
  readonly boundaryTies: readonly BoundaryTie[];
  /** Whatever else a person must answer before the allotment can be proposed. */
  readonly questions: readonly AllotmentQuestion[];
  /** Initiatives passed over because the committee did not support them. */
  readonly notSupported: readonly string[];
  /** No tie, no question and nothing pending. */
  readonly complete: boolean;
}
