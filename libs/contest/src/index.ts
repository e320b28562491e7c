import './domain/rule-messages';
export { ContestModule } from './contest.module';
export { isOver } from './domain/contest.workflow';
export { Contests } from './contests';
export { CopiedContests } from './copied-contests';
export { ContestFactSource } from './domain/contest-facts';
export { PaperTemplates } from './domain/paper-templates';
export {
  contestName,
  inSentence,
  letterhead,
  paperRules,
  printedSymbol,
  signerLines,
  speaker,
} from './domain/paper-head';
export * from './domain/rulebook';
export { validateAnswers, wordCount } from './domain/answers';
export { validateMarks } from './domain/marks';
export type { ValidatedMarks } from './domain/marks';
export type { ContestId, ContestState, ContestView } from './queries/views';
