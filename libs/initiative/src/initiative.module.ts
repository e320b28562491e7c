import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { AuthorVeto } from './author-veto';
import { AttachmentsController } from './http/attachments.controller';
import { InitiativeReadsController, InitiativeWritesController } from './http/initiatives.controller';
import { Initiatives } from './initiatives';
import { LinkAuthors } from './jobs/link-authors';
import { SweepBlobs } from './jobs/sweep-blobs';
import './messages';
import { AuthorLists } from './persistence/author-list';
import { InitiativeFactsLoader } from './persistence/binding';
import { Dossiers } from './persistence/dossiers';
import { Editing } from './persistence/editing';
import { NewInitiatives } from './persistence/new-initiatives';
import { Subjects } from './persistence/subjects';
import { Units } from './persistence/units';
import { BlindContentQuery } from './queries/blind-content';
import { ExportInitiatives } from './queries/export-initiatives';
import { InitiativeDetail } from './queries/initiative-detail';
import { ListInitiatives } from './queries/list-initiatives';
import { OpenAttachment } from './queries/open-attachment';
import { Revisions } from './queries/revisions';
import { SummaryQuery } from './queries/summaries';
import { Timeline } from './queries/timeline';
import { AskConsent } from './use-cases/ask-consent';
import { Attachments } from './use-cases/attachments';
import { ClearAttachment } from './use-cases/clear-attachment';
import { Consent } from './use-cases/consent';
import { CreateInitiative } from './use-cases/create-initiative';
import { EditDraft } from './use-cases/edit-draft';
import { PushedFacts } from './use-cases/pushed-facts';
import { RedactBlind } from './use-cases/redact-blind';
import { ScreenInitiatives } from './use-cases/screen-initiatives';
import { SetAuthors } from './use-cases/set-authors';
import { SubmitInitiative } from './use-cases/submit-initiative';
import { TakeStep } from './use-cases/take-step';

const persistence = [AuthorLists, Dossiers, Editing, InitiativeFactsLoader, NewInitiatives, Subjects, Units];
const queries = [
  BlindContentQuery,
  ExportInitiatives,
  InitiativeDetail,
  ListInitiatives,
  OpenAttachment,
  Revisions,
  SummaryQuery,
  Timeline,
];
const useCases = [
  AskConsent,
  Attachments,
  ClearAttachment,
  Consent,
  CreateInitiative,
  EditDraft,
  PushedFacts,
  RedactBlind,
  ScreenInitiatives,
  SetAuthors,
  SubmitInitiative,
  TakeStep,
];

@Module({
  imports: [ContestModule],
  controllers: [InitiativeReadsController, InitiativeWritesController, AttachmentsController],
  providers: [Initiatives, AuthorVeto, LinkAuthors, SweepBlobs, ...persistence, ...queries, ...useCases],
  exports: [Initiatives, AuthorVeto],
})
export class InitiativeModule {}
