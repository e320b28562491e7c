import type { Id } from '@platform/kernel';
import type { CalculationSheet, Exact, InitiativeTally, Tie } from '@rooms/scoring';

export type RoundId = Id<'round'>;

export interface RankedEntry {
  readonly initiativeId: string;
  readonly blindCode: string;
  readonly category: string;
  /** Competition ranking: 1-2-2-4. */
  readonly rank: number;
  readonly score: Exact;
  readonly display: string;
  readonly grade: string | null;
  /** What put it below an equal score: the step of the rulebook's ladder, a person's settlement, or null. */
  readonly separatedBy: number | 'settlement' | null;
  readonly sheets: number;
  readonly criteria: readonly { readonly code: string; readonly mean: Exact; readonly display: string }[];
}

export interface UnrankedEntry {
  readonly initiativeId: string;
  readonly blindCode: string;
  readonly category: string;
  readonly reason: 'absent' | 'too_few_sheets' | 'pass_mark';
}

/** The frozen outcome of a round, as computed when it was locked. */
export interface RoundSnapshot {
  readonly ranking: readonly RankedEntry[];
  readonly unranked: readonly UnrankedEntry[];
  /** Ranks that are still shared; they cross no line to a next round. */
  readonly ties: readonly Tie[];
  /** Initiatives that go on to the next round, by rank. */
  readonly advancing: readonly string[];
  readonly tallies: Readonly<Record<string, InitiativeTally>>;
  readonly calculation: CalculationSheet;
}

export interface RoundResult extends RoundSnapshot {
  readonly roundId: RoundId;
  readonly contestId: string;
  readonly code: string;
  readonly state: 'locked' | 'confirmed' | 'announced';
  /** Counts the lockings of the round; a reopened round is locked anew. */
  readonly number: number;
  readonly rulebookVersion: number;
  readonly rulebookHash: string;
  /** SHA-256 of the canonical JSON of the input that is kept with the result. */
  readonly inputHash: string;
  readonly lockedAt: Date;
}
