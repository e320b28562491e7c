export { JudgingModule } from './judging.module';
