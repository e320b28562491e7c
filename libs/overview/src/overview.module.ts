import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { Admission } from './http/admission';
import { OverviewController } from './http/overview.controller';
import { StatisticsController } from './http/statistics.controller';
import { DeskQuery } from './queries/desk';
import { ExportResults } from './queries/export-results';
import { FrozenScores } from './queries/frozen-scores';
import { MyDeskQuery } from './queries/my-desk';
import { SetupQuery } from './queries/setup';
import { StatisticsQuery } from './queries/statistics';

@Module({
  imports: [ContestModule],
  controllers: [OverviewController, StatisticsController],
  providers: [Admission, DeskQuery, ExportResults, FrozenScores, MyDeskQuery, SetupQuery, StatisticsQuery],
})
export class OverviewModule {}
