import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { OverviewController } from './http/overview.controller';
import { DeskQuery } from './queries/desk';
import { ExportResults } from './queries/export-results';
import { FrozenScores } from './queries/frozen-scores';
import { MyDeskQuery } from './queries/my-desk';
import { SetupQuery } from './queries/setup';
import { StatisticsQuery } from './queries/statistics';

@Module({
  imports: [ContestModule],
  controllers: [OverviewController],
  providers: [DeskQuery, ExportResults, FrozenScores, MyDeskQuery, SetupQuery, StatisticsQuery],
})
export class OverviewModule {}
