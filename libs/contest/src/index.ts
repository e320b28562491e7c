export { ContestModule } from './contest.module';
export * from './domain/rulebook';
export { validateAnswers, wordCount } from './domain/answers';
export { validateMarks } from './domain/marks';
export type { ValidatedMarks } from './domain/marks';
