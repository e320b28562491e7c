import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { renderList } from '@platform/documents';
import type { ListFormat } from '@platform/documents';
import { toHundredths } from '@platform/kernel';
import { contestName, Contests, letterhead } from '@rooms/contest';
import { ExportResults } from './export-results';
import type { LockedRound } from './export-results';

interface Entry {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly authors: readonly { readonly name: string }[];
  readonly score: string | null;
  readonly rank: number | null;
  readonly sheets: number | null;
  readonly criteria: Readonly<Record<string, string>>;
}

/** The frozen result of a round as a sheet or on paper, by rank; those without a rank, or that the reader is in conflict with, are left out. */
@Injectable()
export class ResultList {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly results: ExportResults,
  ) {}

  async execute(contestId: string, round: LockedRound, accountId: string | null, format: ListFormat): Promise<Buffer> {
    let text = '';
    for await (const part of this.results.lines(contestId, round, accountId)) text += part;
    const ranked = (JSON.parse(text) as Entry[]).filter(({ rank }) => rank !== null);
    const rulebook = await this.contests.rulebook(contestId);
    const rules = rulebook.rounds.find(({ code }) => code === round.code);
    const criteria = rules?.criteria ?? [];
    const { zone } = await this.contests.view(contestId);
    const madeOn = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(await this.db.now());
    const mark = (value: string | null | undefined): number | string | null =>
      value === null || value === undefined ? null : (toHundredths(Number(value)) ?? value.replace('.', ','));
    return renderList(
      {
        madeOn,
        title: `Kết quả ${rules?.name ?? round.code}`,
        subject: contestName(rulebook),
        letterhead: letterhead(rulebook, 'tally', madeOn, null),
        columns: [
          { head: 'Hạng', width: 7, kind: 'number' },
          { head: 'Mã hồ sơ', width: 13, kind: 'text' },
          { head: 'Tên sáng kiến', width: 46, kind: 'text' },
          { head: 'Tác giả, nhóm tác giả', width: 28, kind: 'text' },
          { head: 'Đơn vị', width: 26, kind: 'text' },
          ...criteria.map(({ name }) => ({ head: name, width: 12, kind: 'mark' as const })),
          { head: 'Điểm', width: 9, kind: 'mark' },
          { head: 'Số phiếu', width: 8, kind: 'number' },
        ],
        rows: ranked
          .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.code < b.code ? -1 : 1))
          .map((entry) => [
            entry.rank,
            entry.code,
            entry.title,
            entry.authors.map(({ name }) => name).join(', '),
            entry.unit,
            ...criteria.map(({ code }) => mark(entry.criteria[code])),
            mark(entry.score),
            entry.sheets,
          ]),
      },
      format,
    );
  }
}
