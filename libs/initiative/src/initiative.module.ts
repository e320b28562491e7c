import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { Initiatives } from './initiatives';
import './messages';
import { InitiativeFactsLoader } from './persistence/binding';
import { Dossiers } from './persistence/dossiers';
import { Subjects } from './persistence/subjects';
import { SummaryQuery } from './queries/summaries';
import { PushedFacts } from './use-cases/pushed-facts';
import { ScreenInitiatives } from './use-cases/screen-initiatives';

@Module({
  imports: [ContestModule],
  providers: [
    Initiatives,
    InitiativeFactsLoader,
    Dossiers,
    Subjects,
    SummaryQuery,
    PushedFacts,
    ScreenInitiatives,
  ],
  exports: [Initiatives],
})
export class InitiativeModule {}
