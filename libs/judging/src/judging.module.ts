import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { InitiativeModule } from '@rooms/initiative';
import { AssignmentPlanner } from './domain/assignment-planner';
import { EvenSpread } from './domain/even-spread';
import { JudgeController } from './http/judge.controller';
import { PartsController } from './http/parts.controller';
import { PrintController } from './http/print.controller';
import { RoundsController } from './http/rounds.controller';
import { SettlingController } from './http/settling.controller';
import { RemindJob } from './jobs/remind';
import { TakeInLateJob } from './jobs/take-in-late';
import { VoidSheetsJob } from './jobs/void-sheets';
import { Judging } from './judging';
import './messages';
import { AssignmentBinding } from './persistence/assignment.binding';
import { BlindReader } from './persistence/blind-reader';
import { ReopeningBinding } from './persistence/reopening.binding';
import { RoundBinding } from './persistence/round.binding';
import { SheetBinding } from './persistence/sheet.binding';
import { AlternativeQueries } from './queries/alternatives';
import { JudgeReads } from './queries/judge-reads';
import { MyEntryQueries } from './queries/my-entries';
import { PanelQueries } from './queries/panel';
import { ProgressQueries } from './queries/progress';
import { ReadingPack } from './queries/reading-pack';
import { ReopeningQueries } from './queries/reopenings';
import { ResultQueries } from './queries/results';
import { OpenDiscrepancies } from './queries/open-discrepancies';
import { RoundInputQueries } from './queries/round-input';
import { RoundRulesReader } from './queries/round-rules';
import { RoundQueries } from './queries/rounds';
import { ScorePapers } from './queries/score-papers';
import { TallyQueries } from './queries/tally';
import './spread-messages';
import './tally-messages';
import { AnswerAssignment } from './use-cases/answer-assignment';
import { AssignJudges } from './use-cases/assign-judges';
import { ChangePanel } from './use-cases/change-panel';
import { DeclareConflict } from './use-cases/declare-conflict';
import { EndAssignment } from './use-cases/end-assignment';
import { EnterInitiatives } from './use-cases/enter-initiatives';
import { HandInPart } from './use-cases/hand-in-part';
import { HandInPieces } from './use-cases/hand-in-pieces';
import { HoldPresentations } from './use-cases/hold-presentations';
import { MoveRound } from './use-cases/move-round';
import { OpenSheets } from './use-cases/open-sheets';
import { PlanRound } from './use-cases/plan-round';
import { Reopen } from './use-cases/reopen';
import { ReplaceJudge } from './use-cases/replace-judge';
import { SaveMarks } from './use-cases/save-marks';
import { ScheduleReminders } from './use-cases/schedule-reminders';
import { SettleRound } from './use-cases/settle-round';
import { SpreadJudges } from './use-cases/spread-judges';
import { SubmitSheets } from './use-cases/submit-sheets';
import { SwapJudges } from './use-cases/swap-judges';

const bindings = [RoundBinding, AssignmentBinding, SheetBinding, ReopeningBinding];
const queries = [
  AlternativeQueries,
  JudgeReads,
  MyEntryQueries,
  PanelQueries,
  ProgressQueries,
  ReadingPack,
  ReopeningQueries,
  ResultQueries,
  OpenDiscrepancies,
  RoundInputQueries,
  RoundRulesReader,
  RoundQueries,
  ScorePapers,
  TallyQueries,
];
const useCases = [
  AnswerAssignment,
  AssignJudges,
  ChangePanel,
  DeclareConflict,
  EndAssignment,
  EnterInitiatives,
  HandInPart,
  HandInPieces,
  HoldPresentations,
  MoveRound,
  OpenSheets,
  PlanRound,
  Reopen,
  ReplaceJudge,
  SaveMarks,
  ScheduleReminders,
  SettleRound,
  SpreadJudges,
  SubmitSheets,
  SwapJudges,
];

@Module({
  imports: [ContestModule, InitiativeModule],
  controllers: [RoundsController, SettlingController, PartsController, JudgeController, PrintController],
  providers: [
    Judging,
    BlindReader,
    RemindJob,
    TakeInLateJob,
    VoidSheetsJob,
    { provide: AssignmentPlanner, useClass: EvenSpread },
    ...bindings,
    ...queries,
    ...useCases,
  ],
  exports: [Judging],
})
export class JudgingModule {}
