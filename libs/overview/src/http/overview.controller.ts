import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { Database } from '@platform/database';
import { LIST_MIMES } from '@platform/documents';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import { ContestArchive } from '../queries/contest-archive';
import { DeskQuery } from '../queries/desk';
import { DESK_LISTED } from '../queries/desk-lists';
import { ExportResults } from '../queries/export-results';
import { MyDeskQuery } from '../queries/my-desk';
import { ResultList } from '../queries/result-list';
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
    private readonly list: ResultList,
    private readonly archive: ContestArchive,
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
    return {
      now,
      counts: await this.deskQuery.counts(params.id, actor),
      judges: await this.deskQuery.judges(params.id),
    };
  }

  @Handle(e.deskList)
  async deskList(@Call() { actor, params }: CallOf<typeof e.deskList>) {
    await this.admission.admit(actor, params.id, e.deskList.access);
    const list = DESK_LISTED.find((name) => name === params.list) ?? absent();
    return this.deskQuery.list(params.id, list, actor);
  }

  @Handle(e.exportResults)
  async exportResults(@Call() { actor, params, query }: CallOf<typeof e.exportResults>) {
    await this.admission.admit(actor, params.id, e.exportResults.access);
    const round = (await this.results.round(params.id, query.round)) ?? absent();
    if (query.format !== 'json') {
      return new StreamableFile(await this.list.execute(params.id, round, actor.accountId, query.format), {
        type: LIST_MIMES[query.format],
        disposition: `attachment; filename="results-${round.code}.${query.format}"`,
      });
    }
    return new StreamableFile(Readable.from(this.results.lines(params.id, round, actor.accountId)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="results-${round.code}.json"`,
    });
  }

  @Handle(e.archiveContest)
  async archiveContest(@Call() { actor, params }: CallOf<typeof e.archiveContest>) {
    await this.admission.admit(actor, params.id, e.archiveContest.access);
    const { fileName, stream } = await this.archive.execute(actor, params.id);
    return new StreamableFile(stream, { type: 'application/zip', disposition: `attachment; filename="${fileName}"` });
  }
}
