import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { renderList } from '@platform/documents';
import type { ListFormat } from '@platform/documents';
import type { Actor } from '@platform/kernel';
import { contestName, Contests, letterhead } from '@rooms/contest';
import { ExportInitiatives } from './export-initiatives';
import { registerList } from './register-list';
import type { InitiativeSummary } from './summaries';

/** The register of a contest's dossiers as a sheet or on paper. A few thousand rows at most: it is held whole. */
@Injectable()
export class ExportRegister {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly exporting: ExportInitiatives,
  ) {}

  async execute(
    actor: Actor,
    contestId: string,
    format: ListFormat,
  ): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
    const { code, zone } = await this.contests.view(contestId);
    const rulebook = await this.contests.rulebook(contestId);
    const rows: InitiativeSummary[] = [];
    for await (const batch of this.exporting.batches(actor, contestId)) rows.push(...batch);
    const madeOn = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(await this.db.now());
    const list = registerList(rows, rulebook, { title: 'Danh sách hồ sơ dự thi', madeOn, zone });
    const head = letterhead(rulebook, 'tally', madeOn, null);
    return {
      fileName: `${code}-danh-sach-ho-so.${format}`,
      bytes: await renderList({ ...list, letterhead: head, subject: contestName(rulebook) }, format),
    };
  }
}
