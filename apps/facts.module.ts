import { Global, Injectable, Module } from '@nestjs/common';
import { Award, AwardModule } from '@rooms/award';
import { ContestFactSource, PaperTemplates } from '@rooms/contest';
import { GrantVeto } from '@rooms/identity';
import { AuthorVeto, InitiativeModule } from '@rooms/initiative';
import { Judging, JudgingModule } from '@rooms/judging';
import { ArchivedNotices } from '@rooms/notification';
import { UpperTables } from '@rooms/overview';

const PENDING: readonly string[] = ['agreed', 'sent', 'signed'];

/** What judging and award know of a contest: which of its rules may still change, and whether it may be concluded. */
@Injectable()
class JudgedFacts extends ContestFactSource {
  constructor(
    private readonly judging: Judging,
    private readonly award: Award,
  ) {
    super();
  }

  async facts(contestId: string): Promise<{ firstSheet: boolean; signed: boolean }> {
    const firstSheet = await this.judging.firstSheetExists(contestId);
    return { firstSheet, signed: firstSheet && (await this.award.signed(contestId)).length > 0 };
  }

  async decisionPending(contestId: string): Promise<boolean> {
    return (await this.award.decisions(contestId)).some(({ state }) => PENDING.includes(state));
  }
}

@Injectable()
class KeptTemplates extends PaperTemplates {
  constructor(private readonly award: Award) {
    super();
  }

  current(contestId: string, paper: string): Promise<Buffer | undefined> {
    return this.award.template(contestId, paper);
  }
}

/** Facts that a lower room asks for and an upper one knows. */
@Global()
@Module({
  imports: [InitiativeModule, JudgingModule, AwardModule],
  providers: [
    { provide: GrantVeto, useExisting: AuthorVeto },
    { provide: ContestFactSource, useClass: JudgedFacts },
    { provide: PaperTemplates, useClass: KeptTemplates },
    { provide: UpperTables, useClass: ArchivedNotices },
  ],
  exports: [GrantVeto, ContestFactSource, PaperTemplates, UpperTables],
})
export class FactsModule {}
