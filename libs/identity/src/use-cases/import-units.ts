import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { fold } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { readTable } from '@platform/sheets';
import { Audit } from '@platform/workflow';
import { readUnits } from '../domain/unit-table';
import type { UnitRow } from '../domain/unit-table';
import { IMPORT_LIMITS, importReport, refuseFaulty } from './import-report';
import type { ImportFile, ImportMode, ImportReport } from './import-report';

/** Units of a list, all or none. Who has a known code stays as it is: names change by their own step. */
@Injectable()
export class ImportUnits {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, file: ImportFile, how: ImportMode): Promise<ImportReport> {
    const table = await readTable(file.name, file.bytes, IMPORT_LIMITS);
    const units = await this.db.query<{ code: string; name: string; active: boolean }>(
      `SELECT code, name, state = 'active' AS active FROM identity.unit`,
    );
    const known = new Map(units.map((unit) => [unit.code, unit]));
    const { rows, faults } = readUnits(table, known);
    if (!how.dryRun) {
      refuseFaulty(faults);
      const fresh = rows.filter(({ code }) => !known.has(code));
      await this.write(actor, fresh, createHash('sha256').update(file.bytes).digest('hex'));
    }
    return importReport(
      table,
      faults,
      { rows: rows.length, updated: rows.filter(({ code }) => known.has(code)).length },
      how,
    );
  }

  private async write(actor: Actor, rows: readonly UnitRow[], sha256: string): Promise<void> {
    await this.db.transaction(async () => {
      const made = await this.db.write<{ id: string }>(
        `INSERT INTO identity.unit (code, name, name_folded, block, staff_count)
         SELECT r.code, r.name, r.name_folded, r.block, r.staff_count
         FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, name_folded text, block text, staff_count int)
         RETURNING id`,
        [
          JSON.stringify(
            rows.map(({ code, name, block, staffCount }) => ({
              code,
              name,
              name_folded: fold(`${name} ${code}`),
              block,
              staff_count: staffCount,
            })),
          ),
        ],
      );
      await this.db.write(
        `UPDATE identity.unit u SET parent_id = above.id
         FROM jsonb_to_recordset($1::jsonb) AS r(code text, parent_code text) JOIN identity.unit above ON above.code = r.parent_code
         WHERE u.code = r.code`,
        [JSON.stringify(rows.map(({ code, parentCode }) => ({ code, parent_code: parentCode })))],
      );
      const ids = made.map(({ id }) => id);
      await this.db.write(
        `INSERT INTO identity.unit_event (unit_id, kind, at) SELECT id, 'created', $2 FROM unnest($1::uuid[]) AS id`,
        [ids, await this.db.now()],
      );
      const nowhere = { contestId: null, from: null };
      await this.audit.recordAll(actor, [
        {
          action: 'unit.import',
          subjectKind: 'unit',
          subjectId: null,
          contestId: null,
          detail: { rows: ids.length, sha256 },
        },
        ...ids.map((id) => ({ ...nowhere, action: 'unit.create', subjectKind: 'unit', subjectId: id, to: 'active' })),
      ]);
    });
  }
}
