import { Global, Module } from '@nestjs/common';
import { AuditSealer } from './audit-sealer';
import { JobExecutor } from './job-executor';
import { JobService } from './job-service';
import { Outbox } from './outbox';
import { PollingDriver } from './polling-driver';

@Global()
@Module({
  providers: [Outbox, JobExecutor, PollingDriver, AuditSealer, JobService],
  exports: [Outbox, JobExecutor, AuditSealer, JobService],
})
export class JobsModule {}
