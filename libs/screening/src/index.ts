export { ScreeningModule } from './screening.module';
export { Screening } from './screening';
export type { StandingVerdict } from './screening';
