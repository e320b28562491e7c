import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { AuthorVeto } from './author-veto';
import { ArchivesController } from './http/archives.controller';
import { AttachmentsController } from './http/attachments.controller';
import { PaperIntakeController } from './http/intake.controller';
import { PapersController } from './http/papers.controller';
import { InitiativeReadsController, InitiativeWritesController } from './http/initiatives.controller';
import { NamesController } from './http/names.controller';
import { UnitListController } from './http/unit-list.controller';
import { UploadsController } from './http/uploads.controller';
import { Initiatives } from './initiatives';
import { LinkAuthors } from './jobs/link-authors';
import { SweepBlobs } from './jobs/sweep-blobs';
import './intake-messages';
import './messages';
import { AuthorLists } from './persistence/author-list';
import { InitiativeFactsLoader } from './persistence/binding';
import { Dossiers } from './persistence/dossiers';
import { Editing } from './persistence/editing';
import { NewInitiatives } from './persistence/new-initiatives';
import { PaperIntakes } from './persistence/paper-intakes';
import { Subjects } from './persistence/subjects';
import { UnitLists } from './persistence/unit-lists';
import { Units } from './persistence/units';
import { BlindContentQuery } from './queries/blind-content';
import { DossierArchive } from './queries/dossier-archive';
import { ExportInitiatives } from './queries/export-initiatives';
import { InitiativeDetail } from './queries/initiative-detail';
import { InitiativePapers } from './queries/initiative-papers';
import { ListInitiatives } from './queries/list-initiatives';
import { OpenAttachment } from './queries/open-attachment';
import { PaperIntakeQueries } from './queries/paper-intakes';
import { PaperTemplate } from './queries/paper-template';
import { PrintedNames } from './queries/printed-names';
import { Revisions } from './queries/revisions';
import { SummaryQuery } from './queries/summaries';
import { Timeline } from './queries/timeline';
import { Turns } from './queries/turns';
import { UnitListQueries } from './queries/unit-lists';
import { AskConsent } from './use-cases/ask-consent';
import { AskNames } from './use-cases/ask-names';
import { Attachments } from './use-cases/attachments';
import { BuildUnitList } from './use-cases/build-unit-list';
import { ClearAttachment } from './use-cases/clear-attachment';
import { ConfirmPaper } from './use-cases/confirm-paper';
import { ConfirmNames } from './use-cases/confirm-names';
import { Consent } from './use-cases/consent';
import { CreateInitiative } from './use-cases/create-initiative';
import { EditDraft } from './use-cases/edit-draft';
import { EnterPaper } from './use-cases/enter-paper';
import { ImportPapers } from './use-cases/import-papers';
import { OrderArchive } from './use-cases/order-archive';
import { PushedFacts } from './use-cases/pushed-facts';
import { ScanPaper } from './use-cases/scan-paper';
import { RedactBlind } from './use-cases/redact-blind';
import { ScreenInitiatives } from './use-cases/screen-initiatives';
import { SetAuthors } from './use-cases/set-authors';
import { SubmitInitiative } from './use-cases/submit-initiative';
import { TakeStep } from './use-cases/take-step';
import { UnitListSteps } from './use-cases/unit-list-steps';
import { UploadInPieces } from './use-cases/upload-in-pieces';

const persistence = [AuthorLists, Dossiers, Editing, InitiativeFactsLoader, NewInitiatives, Subjects, Units];
const queries = [
  BlindContentQuery,
  DossierArchive,
  ExportInitiatives,
  InitiativeDetail,
  InitiativePapers,
  ListInitiatives,
  OpenAttachment,
  PrintedNames,
  Revisions,
  SummaryQuery,
  Timeline,
  Turns,
];
const useCases = [
  AskConsent,
  Attachments,
  ClearAttachment,
  ConfirmNames,
  AskNames,
  Consent,
  CreateInitiative,
  EditDraft,
  OrderArchive,
  PushedFacts,
  RedactBlind,
  ScreenInitiatives,
  SetAuthors,
  SubmitInitiative,
  TakeStep,
  UploadInPieces,
];
const intake = [ConfirmPaper, EnterPaper, ImportPapers, PaperIntakeQueries, PaperIntakes, PaperTemplate, ScanPaper];
const unitLists = [BuildUnitList, UnitListQueries, UnitListSteps, UnitLists];

@Module({
  imports: [ContestModule],
  controllers: [
    InitiativeReadsController,
    InitiativeWritesController,
    ArchivesController,
    AttachmentsController,
    PapersController,
    PaperIntakeController,
    UnitListController,
    UploadsController,
    NamesController,
  ],
  providers: [
    Initiatives,
    AuthorVeto,
    LinkAuthors,
    SweepBlobs,
    ...persistence,
    ...queries,
    ...useCases,
    ...intake,
    ...unitLists,
  ],
  exports: [Initiatives, AuthorVeto],
})
export class InitiativeModule {}
