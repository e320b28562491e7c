import './domain/rule-messages';
export { ContestModule } from './contest.module';
export { Contests } from './contests';
export { ContestFactSource } from './domain/contest-facts';
export * from './domain/rulebook';
export { validateAnswers, wordCount } from './domain/answers';
export { validateMarks } from './domain/marks';
export type { ValidatedMarks } from './domain/marks';
export type { ContestId, ContestState, ContestView } from './queries/views';
