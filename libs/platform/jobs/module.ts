import { BullModule, getQueueToken } from '@nestjs/bull';
import type { BullModuleOptions } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { Queue } from 'bull';
import { AuditSealer } from './audit-sealer';
import { BullDriver } from './bull-driver';
import { DeadJobs } from './dead-jobs';
import { ForgetJobs } from './forget-jobs';
import { JobDriver } from './job-driver';
import { JobExecutor } from './job-executor';
import { JobService } from './job-service';
import { Outbox } from './outbox';
import { PollingDriver } from './polling-driver';
import { JOBS_SETTINGS, LANES } from './settings';
import type { JobsSettings, Lane, RedisAddress } from './settings';

const COMMAND_LIMIT_MS = 10_000;

@Global()
@Module({})
export class JobsModule {
  /** Bull and its connections exist only where the settings name a Redis. */
  static at(settings: JobsSettings): DynamicModule {
    const { redis } = settings;
    return {
      module: JobsModule,
      imports: redis ? [BullModule.registerQueue(...LANES.map((lane) => queueOptions(lane, redis, settings)))] : [],
      providers: [
        { provide: JOBS_SETTINGS, useValue: settings },
        redis ? bullDriver : pollingDriver,
        Outbox,
        JobExecutor,
        AuditSealer,
        DeadJobs,
        ForgetJobs,
        JobService,
      ],
      exports: [Outbox, JobExecutor, AuditSealer, DeadJobs, JobService, JobDriver],
    };
  }
}

const pollingDriver: Provider = {
  provide: JobDriver,
  useFactory: (executor: JobExecutor, outbox: Outbox, settings: JobsSettings) =>
    new PollingDriver(executor, outbox, settings),
  inject: [JobExecutor, Outbox, JOBS_SETTINGS],
};

const bullDriver: Provider = {
  provide: JobDriver,
  useFactory: (
    executor: JobExecutor,
    outbox: Outbox,
    settings: JobsSettings,
    urgent: Queue<object>,
    normal: Queue<object>,
    bulk: Queue<object>,
  ) => new BullDriver({ urgent, normal, bulk }, executor, outbox, settings),
  inject: [JobExecutor, Outbox, JOBS_SETTINGS, ...LANES.map((lane) => getQueueToken(lane))],
};

function queueOptions(lane: Lane, redis: RedisAddress, settings: JobsSettings): BullModuleOptions {
  const lockMs = settings.leaseSeconds * 500;
  return {
    name: lane,
    prefix: settings.redisPrefix,
    redis: {
      ...redis,
      connectTimeout: 3_000,
      commandTimeout: COMMAND_LIMIT_MS,
      maxRetriesPerRequest: null,
      retryStrategy: (times: number) => Math.min(times * 100, 2_000),
    },
    settings: {
      lockDuration: lockMs,
      stalledInterval: lockMs,
      // A job that no worker ends is the outbox's to bury.
      maxStalledCount: 1_000,
      retryProcessDelay: 1_000,
      drainDelay: 2,
    },
    ...(lane === 'bulk' && { limiter: { max: settings.bulkPerSecond, duration: 1_000 } }),
  };
}
