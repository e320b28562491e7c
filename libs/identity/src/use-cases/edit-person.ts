import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, fold, hasRole, refuse } from '@platform/kernel';
import type { Actor, Language } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { CreatePerson } from './create-person';
import type { PersonInput } from './create-person';

interface Kept {
  readonly version: number;
  readonly staff_code: string | null;
  readonly name: string;
  readonly unit_id: string | null;
}

/** Another name or unit; the first unit may be filled in. */
function movesAway(before: Kept, { name, unitId = null }: PersonInput): boolean {
  return name !== before.name || (before.unit_id !== null && unitId !== before.unit_id);
}

/** What is kept of a person, edited under the version read. */
@Injectable()
export class EditPerson {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly persons: CreatePerson,
  ) {}

  /** Replaces all fields; `staffCode` and `email` stay as they are where left out. */
  async execute(actor: Actor, personId: string, input: PersonInput, version: number): Promise<void> {
    await this.db.transaction(async () => {
      const [row] = await this.db.write<Kept>(
        'SELECT version, staff_code, name, unit_id FROM identity.person WHERE id = $1 FOR UPDATE',
        [personId],
      );
      if (!row) return absent();
      if (!hasRole(actor, null, 'admin')) {
        if (personId !== actor.personId) await this.refuseStaff(personId, 'identity.person_is_staff');
        else if (movesAway(row, input)) await this.refuseStaff(personId, 'identity.own_unit_fixed');
      }
      if (row.version !== version) refuse('stale', 'platform.stale');
      await this.persons.refuseUnknownUnit(input.unitId);
      const staffCode = input.staffCode === undefined ? row.staff_code : input.staffCode;
      if (staffCode !== null) {
        const taken = await this.db.first('SELECT id FROM identity.person WHERE staff_code = $1 AND id <> $2', [
          staffCode,
          personId,
        ]);
        if (taken) refuse('conflict', 'identity.staff_code_taken', {}, 'staffCode');
      }
      await this.db.write(
        `UPDATE identity.person SET name = $2, name_folded = $3, unit_id = $4, job_title = $5, birth_date = $6, gender = $7,
           qualification = $8, phone = $9, email = CASE WHEN $12::boolean THEN $10 ELSE email END, staff_code = $11, version = version + 1 WHERE id = $1`,
        [
          personId,
          input.name,
          fold(input.name),
          input.unitId ?? null,
          input.jobTitle ?? null,
          input.birthDate ?? null,
          input.gender ?? null,
          input.qualification ?? null,
          input.phone ?? null,
          input.email?.toLowerCase() ?? null,
          staffCode,
          input.email !== undefined,
        ],
      );
      const subject = { subjectKind: 'person', subjectId: personId, contestId: null };
      await this.audit.record(actor, { ...subject, action: 'person.edit' });
    });
  }

  /**
   * A secretary corrects authors, not those who judge or decide: their names and units count in conflicts and papers, so
   * that they do not change these themselves either.
   */
  private async refuseStaff(personId: string, code: string): Promise<void> {
    const staff = await this.db.first(
      `SELECT g.id FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id
       WHERE a.person_id = $1 AND g.revoked_at IS NULL AND g.role <> 'coordinator'`,
      [personId],
    );
    if (staff) refuse('forbidden', code);
  }

  /** The address and the staff code of somebody with an account are not theirs to change here. */
  async ownPerson(actor: Actor, input: PersonInput, version: number): Promise<void> {
    await this.execute(actor, actor.personId ?? absent(), input, version);
  }

  async ownLanguage(actor: Actor, language: Language): Promise<void> {
    await this.db.transaction(() =>
      this.db.write('UPDATE identity.account SET language = $2 WHERE id = $1', [actor.accountId, language]),
    );
  }
}
