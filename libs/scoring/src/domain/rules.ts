import type { Exact } from './rational';

/** What scoring needs of a round's rules. Marks, maxima and percentages are integer hundredths. */
export interface RoundRules {
  readonly code: string;
  readonly total: number;
  readonly criteria: readonly CriterionRule[];
  readonly minimumSheets: number;
  readonly aggregation: Aggregation;
  readonly displayDecimals: number;
  readonly discrepancyThreshold: number | null;
  readonly carryOver: { readonly from: string; readonly earlierWeight: number; readonly ownWeight: number } | null;
  readonly publicVote: { readonly max: number; readonly decimals: number } | null;
  readonly grades: readonly { readonly code: string; readonly from: number; readonly below: number | null }[];
}

export interface CriterionRule {
  readonly code: string;
  readonly max: number;
  readonly step: number;
  readonly passMark: number | null;
}

export type Aggregation =
  | { readonly method: 'mean' }
  | { readonly method: 'trimmed' }
  | { readonly method: 'weighted'; readonly groups: readonly WeightedGroup[] };

export interface WeightedGroup {
  readonly code: string;
  readonly weight: number;
  readonly criteria: readonly string[];
}

export type AdvanceRule =
  | {
      readonly rule: 'top';
      readonly quotas: readonly { readonly categories: readonly string[]; readonly count: number }[];
      readonly minimum: number | null;
    }
  | { readonly rule: 'minimum'; readonly minimum: number }
  | { readonly rule: 'none' };

export type LadderStep =
  | { readonly by: 'criterion'; readonly round: string; readonly criterion: string }
  | { readonly by: 'carried'; readonly round: string }
  | { readonly by: 'submission_time' }
  | { readonly by: 'lot' }
  | { readonly by: 'decision' };

/** Only `submitted` sheets count. marks: hundredths by criterion code. */
export interface ScoreSheet {
  readonly id: string;
  readonly initiative: string;
  readonly judge: string;
  readonly state: 'draft' | 'submitted' | 'superseded' | 'not_returned' | 'void';
  readonly marks: Readonly<Record<string, number>>;
}

export interface ScoringFault {
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface CriterionMean {
  readonly code: string;
  readonly mean: Exact;
  readonly display: string;
  /** The mean is below the criterion's pass mark. */
  readonly failed: boolean;
}

/** Exact values are points. Criterion means and pass marks use every counted sheet, also those a trimmed mean drops. */
export interface InitiativeTally {
  readonly initiative: string;
  /** Counted (submitted) sheets. */
  readonly sheets: number;
  /** Fewer sheets than the rules demand: no score. */
  readonly enough: boolean;
  /** Aggregate of the sheets alone; null without enough sheets. */
  readonly panel: Exact | null;
  readonly vote: Exact | null;
  readonly carried: Exact | null;
  /** Panel + vote, with the carried points by their weights. What is ranked. */
  readonly score: Exact | null;
  readonly display: string | null;
  readonly grade: string | null;
  readonly criteria: readonly CriterionMean[];
  readonly lowest: Exact | null;
  readonly highest: Exact | null;
  readonly spread: Exact | null;
  readonly discrepancy: boolean;
  readonly passed: boolean;
}

/** One line a secretary can redo by hand: `expression` = `result`. */
export interface CalculationStep {
  readonly step: 'sheet_total' | 'dropped' | 'mean' | 'public_vote' | 'carry_over' | 'rounding';
  /** The sheet of a sheet_total or dropped step. */
  readonly sheet: string | null;
  readonly expression: string;
  readonly result: string;
}

export interface CalculationSheet {
  readonly round: string;
  readonly method: Aggregation['method'];
  readonly initiatives: readonly { readonly initiative: string; readonly steps: readonly CalculationStep[] }[];
}
