import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { Database } from '@platform/database';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import { DeskQuery } from '../queries/desk';
import { ExportResults } from '../queries/export-results';
import { MyDeskQuery } from '../queries/my-desk';
import { SetupQuery } from '../queries/setup';
import { Admission } from './admission';
import * as e from './overview.endpoints';

@Controller()
export class OverviewController {
  constructor(
    private readonly db: Database,
    private readonly admission: Admission,
    private readonly deskQuery: DeskQuery,
    private readonly mine: MyDeskQuery,
    private readonly settingUp: SetupQuery,
    private readonly results: ExportResults,
  ) {}

  @Handle(e.myDesk)
  myDesk(@Call() { actor }: CallOf<typeof e.myDesk>) {
    return this.mine.execute(actor);
  }

  @Handle(e.setup)
  setup(@Call() { actor }: CallOf<typeof e.setup>) {
    return this.settingUp.execute(actor);
  }

  @Handle(e.desk)
  async desk(@Call() { actor, params }: CallOf<typeof e.desk>) {
    await this.admission.admit(actor, params.id, e.desk.access);
    const now = await this.db.now();
    return { now, counts: await this.deskQuery.counts(params.id), judges: await this.deskQuery.judges(params.id) };
  }

  @Handle(e.exportResults)
  async exportResults(@Call() { actor, params, query }: CallOf<typeof e.exportResults>) {
    await this.admission.admit(actor, params.id, e.exportResults.access);
    const round = (await this.results.round(params.id, query.round)) ?? absent();
    return new StreamableFile(Readable.from(this.results.lines(params.id, round)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="results-${round.code}.json"`,
    });
  }
}
