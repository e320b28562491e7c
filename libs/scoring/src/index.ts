import './domain/messages';

export { advance } from './domain/advance';
export type { Advance, AdvanceDecision, AdvanceQuestion } from './domain/advance';
export { rank } from './domain/rank';
export type { Candidate, RankedInitiative, Ranking, RankInput, Tie, TieSettlement } from './domain/rank';
export { compareExact, display, fromExact, points, toExact, written } from './domain/rational';
export type { Exact, Rational } from './domain/rational';
export { reliability } from './domain/reliability';
export type { Ratings, Reliability } from './domain/reliability';
export { tally } from './domain/tally';
export type { Tallied, TallyInput } from './domain/tally';
export type {
  AdvanceRule,
  CalculationSheet,
  CalculationStep,
  InitiativeTally,
  LadderStep,
  RoundRules,
  ScoreSheet,
  ScoringFault,
} from './domain/rules';
