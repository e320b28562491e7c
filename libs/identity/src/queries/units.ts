import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import type { UnitView } from './views';

export const UNIT_COLUMNS = `u.id, u.code, u.name, u.block, u.state, u.parent_id AS "parentId", u.successor_id AS "successorId",
  u.staff_count AS "staffCount", u.version`;

@Injectable()
export class UnitQueries {
  constructor(private readonly db: Database) {}

  async unit(unitId: string): Promise<UnitView> {
    const row = await this.db.first<UnitView>(`SELECT ${UNIT_COLUMNS} FROM identity.unit u WHERE u.id = $1`, [unitId]);
    return row ?? absent();
  }

  /** The unit that stands for this one now, following mergers; the unit itself where it was not merged. */
  async today(unitId: string): Promise<UnitView> {
    const row = await this.db.first<UnitView>(
      `SELECT ${UNIT_COLUMNS} FROM identity.unit u WHERE u.id = identity.unit_today($1)`,
      [unitId],
    );
    return row ?? absent();
  }
}
