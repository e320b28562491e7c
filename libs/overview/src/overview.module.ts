import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { InitiativeModule } from '@rooms/initiative';
import { JudgingModule } from '@rooms/judging';
import { Admission } from './http/admission';
import { OverviewController } from './http/overview.controller';
import { StatisticsController } from './http/statistics.controller';
import './messages';
import { ContestArchive } from './queries/contest-archive';
import { DeskQuery } from './queries/desk';
import { ExportResults } from './queries/export-results';
import { FrozenScores } from './queries/frozen-scores';
import { MyDeskQuery } from './queries/my-desk';
import { ResultList } from './queries/result-list';
import { SetupQuery } from './queries/setup';
import { StatisticsQuery } from './queries/statistics';

@Module({
  imports: [ContestModule, InitiativeModule, JudgingModule],
  controllers: [OverviewController, StatisticsController],
  providers: [
    Admission,
    ContestArchive,
    DeskQuery,
    ExportResults,
    FrozenScores,
    MyDeskQuery,
    ResultList,
    SetupQuery,
    StatisticsQuery,
  ],
})
export class OverviewModule {}
