import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { InitiativeModule } from '@rooms/initiative';
import { BulkController } from './http/bulk.controller';
import { ScreeningController } from './http/screening.controller';
import { Deadlines } from './jobs/deadlines';
import { ScreeningJobs } from './jobs/screening-jobs';
import './messages';
import { Bindings } from './persistence/bindings';
import { Desk } from './persistence/desk';
import { Dossiers } from './persistence/dossiers';
import { AuthorFactsQuery } from './queries/author-facts';
import { CompletionsQuery } from './queries/completions';
import { ScreeningDetailQuery } from './queries/screening-detail';
import { ScreeningList } from './queries/screening-list';
import { Screening } from './screening';
import { AskCompletion } from './use-cases/ask-completion';
import { ChangeCompletion } from './use-cases/change-completion';
import { ClaimDossier } from './use-cases/claim-dossier';
import { Disqualify } from './use-cases/disqualify';
import { GiveVerdict } from './use-cases/give-verdict';
import { RecordChecklist } from './use-cases/record-checklist';
import { Reinstate } from './use-cases/reinstate';
import { RunBulk } from './use-cases/run-bulk';
import { SettleCompletion } from './use-cases/settle-completion';
import { UndoVerdict } from './use-cases/undo-verdict';

@Module({
  imports: [ContestModule, InitiativeModule],
  controllers: [ScreeningController, BulkController],
  providers: [
    Bindings,
    Desk,
    Dossiers,
    Deadlines,
    ScreeningJobs,
    AuthorFactsQuery,
    CompletionsQuery,
    ScreeningDetailQuery,
    ScreeningList,
    AskCompletion,
    ChangeCompletion,
    ClaimDossier,
    Disqualify,
    GiveVerdict,
    RecordChecklist,
    Reinstate,
    RunBulk,
    SettleCompletion,
    UndoVerdict,
    Screening,
  ],
  exports: [Screening],
})
export class ScreeningModule {}
