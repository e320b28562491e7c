import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';

export interface UnitOfDraft {
  readonly id: string;
  readonly name: string;
}

/** The unit that a draft is written for. */
@Injectable()
export class Units {
  constructor(private readonly db: Database) {}

  /** The unit that stands for this one today: a merged unit takes no new drafts under its old name. */
  async forNewDraft(unitId: string): Promise<UnitOfDraft> {
    const unit = await this.db.first<UnitOfDraft & { state: string }>(
      'SELECT id, name, state FROM identity.unit WHERE id = identity.unit_today($1)',
      [unitId],
    );
    return checkUnit(unit);
  }
}

export function checkUnit(unit: (UnitOfDraft & { readonly state: string }) | undefined): UnitOfDraft {
  if (!unit) return refuse('invalid', 'initiative.unit_unknown', {}, 'unitId');
  if (unit.state !== 'active') return refuse('invalid', 'initiative.unit_closed_down', { unit: unit.name }, 'unitId');
  return unit;
}
