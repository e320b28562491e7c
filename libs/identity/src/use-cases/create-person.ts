import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { fold, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';

export interface PersonInput {
  readonly name: string;
  readonly unitId?: string | null;
  readonly jobTitle?: string | null;
  /** yyyy-MM-dd */
  readonly birthDate?: string | null;
  readonly gender?: 'male' | 'female' | 'other' | null;
  readonly qualification?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly staffCode?: string | null;
}

/** A person; an account may or may not follow. Two persons may bear the same name: they are never joined by it. */
@Injectable()
export class CreatePerson {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** By an officer: a coordinator enters people of the own units only. */
  async byHand(actor: Actor, input: PersonInput): Promise<string> {
    const everywhere = actor.grants.some((grant) => ['admin', 'secretary', 'secretary_head'].includes(grant.role));
    const ownUnit = actor.grants.some((grant) => grant.role === 'coordinator' && grant.unitId === input.unitId);
    if (!everywhere && !ownUnit) refuse('forbidden', 'identity.not_own_unit', {}, 'unitId');
    return this.db.transaction(async () => {
      const id = await this.execute(input);
      const subject = { subjectKind: 'person', subjectId: id, contestId: null };
      await this.audit.record(actor, { ...subject, action: 'person.create' });
      return id;
    });
  }

  async execute(input: PersonInput): Promise<string> {
    return this.db.transaction(async () => {
      await this.refuseUnknownUnit(input.unitId);
      const name = input.name.normalize('NFC').replace(/\s+/gu, ' ').trim();
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO identity.person (name, name_folded, unit_id, job_title, birth_date, gender, qualification, phone, email, staff_code)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (staff_code) DO NOTHING RETURNING id`,
        [
          name,
          fold(name),
          input.unitId ?? null,
          input.jobTitle ?? null,
          input.birthDate ?? null,
          input.gender ?? null,
          input.qualification ?? null,
          input.phone ?? null,
          input.email?.toLowerCase() ?? null,
          input.staffCode ?? null,
        ],
      );
      return row?.id ?? refuse('conflict', 'identity.staff_code_taken', {}, 'staffCode');
    });
  }

  async refuseUnknownUnit(unitId: string | null | undefined): Promise<void> {
    if (!unitId) return;
    const unit = await this.db.first('SELECT id FROM identity.unit WHERE id = $1', [unitId]);
    if (!unit) refuse('invalid', 'identity.unknown_unit', {}, 'unitId');
  }
}
