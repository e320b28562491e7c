import { Controller, StreamableFile } from '@nestjs/common';
import { Database } from '@platform/database';
import { renderCsv, renderListXlsx } from '@platform/documents';
import { attachmentDisposition, fileKinds } from '@platform/files';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import { StatisticsQuery } from '../queries/statistics';
import { statisticsTable } from '../queries/statistics-table';
import { Admission } from './admission';
import * as e from './statistics.endpoints';

@Controller()
export class StatisticsController {
  constructor(
    private readonly db: Database,
    private readonly admission: Admission,
    private readonly numbers: StatisticsQuery,
  ) {}

  @Handle(e.statistics)
  async statistics(@Call() { actor, params, language }: CallOf<typeof e.statistics>) {
    await this.admission.admit(actor, params.id, e.statistics.access);
    return this.numbers.execute(actor, params.id, language);
  }

  @Handle(e.exportStatistics)
  async export(@Call() { actor, params, query, language }: CallOf<typeof e.exportStatistics>) {
    await this.admission.admit(actor, params.id, e.exportStatistics.access);
    const day = await this.db.first<{ today: string; code: string }>(
      'SELECT (platform.now() AT TIME ZONE zone)::date::text AS today, code FROM contest.contest WHERE id = $1',
      [params.id],
    );
    const { today, code } = day ?? absent();
    const numbers = await this.numbers.execute(actor, params.id, language);
    const table = statisticsTable(numbers, query.table, language, today);
    const bytes = query.format === 'csv' ? renderCsv(table) : await renderListXlsx(table);
    return new StreamableFile(bytes, {
      type: query.format === 'csv' ? 'text/csv; charset=utf-8' : fileKinds.xlsx.mime,
      length: bytes.length,
      disposition: attachmentDisposition(`${code}-${query.table}.${query.format}`),
    });
  }
}
