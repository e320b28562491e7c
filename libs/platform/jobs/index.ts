export { AuditSealer, GENESIS, sealHash } from './audit-sealer';
export type { ChainCheck } from './audit-sealer';
export { JobExecutor } from './job-executor';
export { JobService } from './job-service';
export { JobsModule } from './module';
export { Outbox } from './outbox';
export type { EventPayload, JobContext, JobDefinition, JobRequest } from './outbox';
export { DEFAULT_RETRY, retryDelayMs } from './retry';
export type { RetryPolicy } from './retry';
