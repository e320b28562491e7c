export { AwardModule } from './award.module';
export { Award } from './award';
export type { AwardView, DecisionView } from './award';
export { awardEvents } from './domain/events';
export type { AwardEvent } from './domain/events';
export type { DecisionAct, DecisionKind, Recipient } from './domain/award-list';
export type { ComplaintState } from './domain/complaint.workflow';
export type { DecisionState } from './domain/decision.workflow';
