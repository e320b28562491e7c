import { Module } from '@nestjs/common';
import { IdentityModule } from '@rooms/identity';
import { Contests } from './contests';
import { CopiedContests } from './copied-contests';
import { AuditController } from './http/audit.controller';
import { ContestController } from './http/contest.controller';
import { ExtensionController } from './http/extension.controller';
import { PeopleController } from './http/people.controller';
import { RulebookController } from './http/rulebook.controller';
import './messages';
import { AuditList } from './queries/audit-list';
import { ContestPages } from './queries/contest-pages';
import { ContestQueries } from './queries/contests';
import { ExtensionQueries } from './queries/extensions';
import { PeopleQueries } from './queries/people';
import { RulebookCheck } from './queries/rulebook-check';
import { RulebookPhases } from './queries/rulebook-phases';
import { RulebookQueries } from './queries/rulebooks';
import { ChangeRules } from './use-cases/change-rules';
import { ContestSteps } from './use-cases/contest-steps';
import { CreateContest } from './use-cases/create-contest';
import { Deadlines } from './use-cases/deadlines';
import { ExtendContest } from './use-cases/extend-contest';
import { ScanExtension } from './use-cases/scan-extension';
import { RunContest } from './use-cases/run-contest';

@Module({
  imports: [IdentityModule],
  controllers: [AuditController, ContestController, RulebookController, ExtensionController, PeopleController],
  providers: [
    Contests,
    CopiedContests,
    AuditList,
    ContestPages,
    ContestQueries,
    ExtensionQueries,
    PeopleQueries,
    RulebookCheck,
    RulebookPhases,
    RulebookQueries,
    ChangeRules,
    ContestSteps,
    CreateContest,
    Deadlines,
    ExtendContest,
    RunContest,
    ScanExtension,
  ],
  exports: [Contests, CopiedContests],
})
export class ContestModule {}
