export { InitiativeModule } from './initiative.module';
export { Initiatives } from './initiatives';
export { initiativeEvents } from './domain/initiative.types';
export type { InitiativeEvent, InitiativeId, InitiativeState } from './domain/initiative.types';
export type { AuthorSummary, InitiativeSummary } from './queries/summaries';
export type { ScreeningInput, ScreeningStep } from './use-cases/screen-initiatives';
