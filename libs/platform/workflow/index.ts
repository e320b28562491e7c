export { Audit, requestIds } from './audit';
export type { AuditRow } from './audit';
export { availableTransitions, decide, tableFaults } from './decide';
export type { AvailableTransition, Guard, Label, TransitionRow, Workflow } from './decide';
export { stateCheck, workflowPage } from './diagram';
export { WorkflowModule } from './module';
export { TransitionRunner } from './transition-runner';
export type { Step, SubjectFacts, Transitioned, WorkflowBinding } from './transition-runner';
