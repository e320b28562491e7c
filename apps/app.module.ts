import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DatabaseModule } from '@platform/database';
import { FilesModule } from '@platform/files';
import { HttpModule } from '@platform/http';
import { JobsModule, jobsSettings } from '@platform/jobs';
import { WorkflowModule } from '@platform/workflow';
import { AwardModule } from '@rooms/award';
import { ContestModule } from '@rooms/contest';
import { IdentityModule } from '@rooms/identity';
import { InitiativeModule } from '@rooms/initiative';
import { JudgingModule } from '@rooms/judging';
import { NotificationModule } from '@rooms/notification';
import { OverviewModule } from '@rooms/overview';
import { ScreeningModule } from '@rooms/screening';
import { FactsModule } from './facts.module';
import { DescriptionController } from './api/src/description.controller';
import { HealthController } from './api/src/health.controller';
import { Readiness } from './api/src/readiness';
import { WordsController } from './api/src/words.controller';

const rooms = [
  IdentityModule,
  ContestModule,
  InitiativeModule,
  ScreeningModule,
  JudgingModule,
  AwardModule,
  OverviewModule,
  NotificationModule,
];

/** Every process mounts the same rooms; what differs is whether it serves requests, works jobs, or both. */
@Module({})
export class AppModule {
  static at(databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.at(databaseUrl),
        WorkflowModule,
        JobsModule.at(jobsSettings(process.env)),
        FilesModule,
        HttpModule,
        FactsModule,
        ...rooms,
      ],
      controllers: [DescriptionController, HealthController, WordsController],
      providers: [Readiness],
    };
  }
}
