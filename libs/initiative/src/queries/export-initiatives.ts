import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { binder, visibleTo } from '../persistence/visible-to';
import { SUMMARY_COLUMNS, SUMMARY_FROM } from './summaries';
import type { InitiativeSummary } from './summaries';

const BATCH = 500;

/** Fields that an upper room adds to each initiative of a batch, by id. */
export type ExportColumns = (ids: readonly string[]) => Promise<ReadonlyMap<string, object>>;

/** All initiatives of a contest that the reader may see, in batches by code, so that no export is held whole. */
@Injectable()
export class ExportInitiatives {
  constructor(private readonly db: Database) {}

  async *batches(actor: Actor, contestId: string): AsyncGenerator<readonly InitiativeSummary[]> {
    let last: { code: string; id: string } | undefined;
    for (;;) {
      const params: unknown[] = [contestId, last?.code ?? '', last?.id ?? '00000000-0000-0000-0000-000000000000'];
      const seen = visibleTo(actor, binder(params));
      const rows = await this.db.query<InitiativeSummary>(
        `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_FROM}
         WHERE i.contest_id = $1::uuid AND (i.code, i.id) > ($2, $3::uuid) AND ${seen} ORDER BY i.code, i.id LIMIT ${BATCH}`,
        params,
      );
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
      last = rows.at(-1);
    }
  }

  /** The text of a JSON array, one initiative a line. */
  async *json(actor: Actor, contestId: string, columns?: ExportColumns): AsyncGenerator<string> {
    let before = '[\n';
    for await (const rows of this.batches(actor, contestId)) {
      const added = await columns?.(rows.map(({ id }) => id));
      const lines = rows.map((row) => JSON.stringify({ ...row, ...added?.get(row.id) }));
      yield before + lines.join(',\n');
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }
}
