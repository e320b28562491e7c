export { ContestModule } from './contest.module';
