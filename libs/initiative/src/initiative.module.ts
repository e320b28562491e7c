import { Module } from '@nestjs/common';
import { Initiatives } from './initiatives';
import './messages';
import { InitiativeFactsLoader } from './persistence/binding';
import { Dossiers } from './persistence/dossiers';
import { Rulebooks } from './persistence/rulebooks';
import { Subjects } from './persistence/subjects';
import { SummaryQuery } from './queries/summaries';
import { PushedFacts } from './use-cases/pushed-facts';
import { ScreenInitiatives } from './use-cases/screen-initiatives';

@Module({
  providers: [
    Initiatives,
    InitiativeFactsLoader,
    Dossiers,
    Rulebooks,
    Subjects,
    SummaryQuery,
    PushedFacts,
    ScreenInitiatives,
  ],
  exports: [Initiatives],
})
export class InitiativeModule {}
