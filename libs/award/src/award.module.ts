import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { InitiativeModule } from '@rooms/initiative';
import { JudgingModule } from '@rooms/judging';
import { Award } from './award';
import './domain/allotment.messages';
import { AllotmentController } from './http/allotment.controller';
import { BlankController } from './http/blank.controller';
import { ComplaintController } from './http/complaint.controller';
import { DecisionController } from './http/decision.controller';
import { PaperController } from './http/paper.controller';
import { PublicController } from './http/public.controller';
import { CopyTemplates } from './jobs/copy-templates';
import './messages';
import { ComplaintBinding } from './persistence/complaint.binding';
import { DecisionBinding } from './persistence/decision.binding';
import { DifferenceBinding } from './persistence/difference.binding';
import { AllotmentQuery } from './queries/allotment';
import { AllotmentViewQuery } from './queries/allotment-view';
import { CommitteeVotesQuery } from './queries/committee-votes';
import { ChangeList } from './queries/change-list';
import { ChoicesQuery } from './queries/choices';
import { ComplaintQueries } from './queries/complaints';
import { DecisionQueries } from './queries/decisions';
import { Draftable } from './queries/draftable';
import { GrantList } from './queries/grant-list';
import { ListRowsQuery } from './queries/list-rows';
import { NamesConcernedQuery } from './queries/names-concerned';
import { OwnAwardsQuery } from './queries/own-awards';
import { PublicResultQuery } from './queries/public-result';
import { RegisterQueries } from './queries/register';
import { RoundPapers } from './queries/round-papers';
import { VotePapers } from './queries/vote-papers';
import { CheckCertificate } from './use-cases/check-certificate';
import { ComplaintDeadlines } from './use-cases/complaint-deadlines';
import { BlankLayouts } from './use-cases/blank-layouts';
import { DecidePlaces } from './use-cases/decide-places';
import { DraftDecision } from './use-cases/draft-decision';
import { EnterPaper } from './use-cases/enter-paper';
import { HandleComplaint } from './use-cases/handle-complaint';
import { KeepFile } from './use-cases/keep-file';
import { MakePaper } from './use-cases/make-paper';
import { ManageTemplates } from './use-cases/manage-templates';
import { MoveDecision } from './use-cases/move-decision';
import { ReconcileList } from './use-cases/reconcile-list';
import { RecordVotes } from './use-cases/record-votes';
import { Register } from './use-cases/register';
import { WriteList } from './use-cases/write-list';

@Module({
  imports: [ContestModule, InitiativeModule, JudgingModule],
  controllers: [
    AllotmentController,
    DecisionController,
    PaperController,
    BlankController,
    PublicController,
    ComplaintController,
  ],
  providers: [
    Award,
    BlankLayouts,
    ComplaintBinding,
    DecisionBinding,
    DifferenceBinding,
    AllotmentQuery,
    AllotmentViewQuery,
    CommitteeVotesQuery,
    ChangeList,
    ChoicesQuery,
    ComplaintQueries,
    DecisionQueries,
    Draftable,
    GrantList,
    ListRowsQuery,
    NamesConcernedQuery,
    OwnAwardsQuery,
    PublicResultQuery,
    RegisterQueries,
    RoundPapers,
    VotePapers,
    CheckCertificate,
    ComplaintDeadlines,
    CopyTemplates,
    DecidePlaces,
    DraftDecision,
    EnterPaper,
    HandleComplaint,
    KeepFile,
    MakePaper,
    ManageTemplates,
    MoveDecision,
    ReconcileList,
    RecordVotes,
    Register,
    WriteList,
  ],
  exports: [Award],
})
export class AwardModule {}
