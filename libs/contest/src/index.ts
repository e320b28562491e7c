export { ContestModule } from './contest.module';
export { Contests } from './contests';
export { ContestFactSource } from './domain/contest-facts';
export * from './domain/rulebook';
export type { ContestId, ContestState, ContestView } from './queries/views';
