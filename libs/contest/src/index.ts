export { ContestModule } from './contest.module';
export * from './domain/rulebook';
