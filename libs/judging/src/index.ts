export { JudgingModule } from './judging.module';
export { Judging } from './judging';
export type { RankedEntry, RoundId, RoundResult, RoundSnapshot, UnrankedEntry } from './domain/round-result';
