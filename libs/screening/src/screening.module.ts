import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { IdentityModule } from '@rooms/identity';
import { InitiativeModule } from '@rooms/initiative';
import { BulkController } from './http/bulk.controller';
import { RegisterController } from './http/register.controller';
import { ScreeningController } from './http/screening.controller';
import { Deadlines } from './jobs/deadlines';
import { ScreeningJobs } from './jobs/screening-jobs';
import './messages';
import { Bindings } from './persistence/bindings';
import { Desk } from './persistence/desk';
import { Dossiers } from './persistence/dossiers';
import { AuthorFactsQuery } from './queries/author-facts';
import { CompletionsQuery } from './queries/completions';
import { Register } from './queries/register';
import { RegisterSheet } from './queries/register-sheet';
import { ReinstatementsQuery } from './queries/reinstatements';
import { ScreenersQuery } from './queries/screeners';
import { ScreeningDetailQuery } from './queries/screening-detail';
import { ScreeningList } from './queries/screening-list';
import { Screening } from './screening';
import { AskCompletion } from './use-cases/ask-completion';
import { AssignScreener } from './use-cases/assign-screener';
import { ChangeCompletion } from './use-cases/change-completion';
import { ClaimDossier } from './use-cases/claim-dossier';
import { Disqualify } from './use-cases/disqualify';
import { GiveVerdict } from './use-cases/give-verdict';
import { HandOver } from './use-cases/hand-over';
import { KeepViews } from './use-cases/keep-views';
import { RecordChecklist } from './use-cases/record-checklist';
import { Reinstate } from './use-cases/reinstate';
import { RemindCompletion } from './use-cases/remind-completion';
import { RunBulk } from './use-cases/run-bulk';
import { SettleCompletion } from './use-cases/settle-completion';
import { UndoVerdict } from './use-cases/undo-verdict';

@Module({
  imports: [IdentityModule, ContestModule, InitiativeModule],
  controllers: [ScreeningController, BulkController, RegisterController],
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
    Register,
    RegisterSheet,
    ReinstatementsQuery,
    ScreenersQuery,
    AskCompletion,
    AssignScreener,
    ChangeCompletion,
    ClaimDossier,
    Disqualify,
    GiveVerdict,
    HandOver,
    KeepViews,
    RecordChecklist,
    Reinstate,
    RemindCompletion,
    RunBulk,
    SettleCompletion,
    UndoVerdict,
    Screening,
  ],
  exports: [Screening],
})
export class ScreeningModule {}
