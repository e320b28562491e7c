import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { Database } from '@platform/database';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { DeskQuery } from '../queries/desk';
import { ExportResults } from '../queries/export-results';
import { MyDeskQuery } from '../queries/my-desk';
import { StatisticsQuery } from '../queries/statistics';
import * as e from './overview.endpoints';

@Controller()
export class OverviewController {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly deskQuery: DeskQuery,
    private readonly mine: MyDeskQuery,
    private readonly numbers: StatisticsQuery,
    private readonly results: ExportResults,
  ) {}

  @Handle(e.myDesk)
  myDesk(@Call() { actor }: CallOf<typeof e.myDesk>) {
    return this.mine.execute(actor);
  }

  @Handle(e.desk)
  async desk(@Call() { actor, params }: CallOf<typeof e.desk>) {
    await this.admit(actor, params.id, e.desk.access);
    const now = await this.db.now();
    return { now, counts: await this.deskQuery.counts(params.id), judges: await this.deskQuery.judges(params.id) };
  }

  @Handle(e.statistics)
  async statistics(@Call() { actor, params }: CallOf<typeof e.statistics>) {
    await this.admit(actor, params.id, e.statistics.access);
    return this.numbers.execute(params.id);
  }

  @Handle(e.exportResults)
  async exportResults(@Call() { actor, params, query }: CallOf<typeof e.exportResults>) {
    await this.admit(actor, params.id, e.exportResults.access);
    const round = (await this.results.round(params.id, query.round)) ?? absent();
    return new StreamableFile(Readable.from(this.results.lines(params.id, round, actor.accountId)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="results-${round.code}.json"`,
    });
  }

  /** The role must be held in this contest, not just in some contest. */
  private async admit(actor: Actor, contestId: string, access: unknown): Promise<void> {
    const { roles } = access as { readonly roles: readonly string[] };
    const { state } = await this.contests.view(contestId);
    if (hasRole(actor, contestId, ...roles)) return;
    if (state === 'preparing') absent();
    refuse('forbidden', 'platform.forbidden');
  }
}
