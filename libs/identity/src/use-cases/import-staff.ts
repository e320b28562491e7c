import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { fold } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { readTable } from '@platform/sheets';
import { Audit } from '@platform/workflow';
import { readStaff } from '../domain/staff-table';
import type { StaffRow } from '../domain/staff-table';
import { IMPORT_LIMITS, importReport, refuseFaulty } from './import-report';
import type { ImportFile, ImportMode, ImportReport } from './import-report';

/** People of a staff list, all or none. Who has a known staff code is updated, everybody else is new. */
@Injectable()
export class ImportStaff {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, file: ImportFile, how: ImportMode): Promise<ImportReport> {
    const table = await readTable(file.name, file.bytes, IMPORT_LIMITS);
    const units = await this.db.query<{ id: string; code: string }>(
      `SELECT id, code FROM identity.unit WHERE state = 'active'`,
    );
    const ids = new Map(units.map((unit) => [unit.code, unit.id]));
    const { rows, faults } = readStaff(table, new Set(ids.keys()));
    if (!how.dryRun) refuseFaulty(faults);
    const known = await this.db.query<{ staff_code: string }>(
      'SELECT staff_code FROM identity.person WHERE staff_code = ANY($1::text[])',
      [rows.flatMap((row) => row.staffCode ?? [])],
    );
    if (!how.dryRun) await this.write(actor, rows, ids, createHash('sha256').update(file.bytes).digest('hex'));
    return importReport(table, faults, { rows: rows.length, updated: known.length }, how);
  }

  private async write(actor: Actor, rows: readonly StaffRow[], units: ReadonlyMap<string, string>, sha256: string) {
    await this.db.transaction(async () => {
      await this.db.write(
        `INSERT INTO identity.person (name, name_folded, unit_id, job_title, birth_date, gender, qualification, phone, email, staff_code)
         SELECT r.name, r.name_folded, r.unit_id, r.job_title, r.birth_date, r.gender, r.qualification, r.phone, r.email, r.staff_code
         FROM jsonb_to_recordset($1::jsonb) AS r(name text, name_folded text, unit_id uuid, job_title text, birth_date date,
           gender text, qualification text, phone text, email text, staff_code text)
         ON CONFLICT (staff_code) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, unit_id = excluded.unit_id,
           job_title = coalesce(excluded.job_title, person.job_title), birth_date = coalesce(excluded.birth_date, person.birth_date),
           gender = coalesce(excluded.gender, person.gender), qualification = coalesce(excluded.qualification, person.qualification),
           phone = coalesce(excluded.phone, person.phone), email = coalesce(excluded.email, person.email), version = person.version + 1`,
        [
          JSON.stringify(
            rows.map((row) => ({
              name: row.name,
              name_folded: fold(row.name),
              unit_id: units.get(row.unitCode),
              job_title: row.jobTitle,
              birth_date: row.birthDate,
              gender: row.gender,
              qualification: row.qualification,
              phone: row.phone,
              email: row.email,
              staff_code: row.staffCode,
            })),
          ),
        ],
      );
      await this.audit.record(actor, {
        action: 'staff.import',
        subjectKind: 'staff',
        subjectId: null,
        contestId: null,
        detail: { rows: rows.length, sha256 },
      });
    });
  }
}
