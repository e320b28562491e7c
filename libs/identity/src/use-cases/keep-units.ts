import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, fold, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import type { AvailableTransition, WorkflowBinding } from '@platform/workflow';
import { hasRole } from '@platform/kernel';
import { unitWorkflow } from '../domain/unit.workflow';
import type { UnitFacts } from '../domain/unit.workflow';
import type { UnitState } from '../queries/views';

export interface UnitInput {
  readonly code: string;
  readonly name: string;
  readonly block: string;
  readonly parentId: string | null;
  readonly staffCount: number | null;
}

/** A change of a unit, with the paper that orders it. `on`: yyyy-MM-dd, today where null. */
export interface UnitPaper {
  readonly document: string | null;
  readonly on: string | null;
}

/** Units keep their history: names, mergers and closings are added to it, never written over. */
@Injectable()
export class KeepUnits {
  private readonly binding: WorkflowBinding<UnitState, UnitFacts, string | null> = {
    workflow: unitWorkflow,
    table: 'identity.unit',
    load: (ids, actor, into) => this.load(ids, actor, into),
  };

  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly audit: Audit,
  ) {}

  async create(actor: Actor, input: UnitInput, paper: UnitPaper): Promise<string> {
    return this.db.transaction(async () => {
      await this.refuseUnknownParent(input.parentId);
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO identity.unit (code, name, name_folded, block, parent_id, staff_count) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (code) DO NOTHING RETURNING id`,
        [input.code, input.name, fold(`${input.name} ${input.code}`), input.block, input.parentId, input.staffCount],
      );
      if (!row) return refuse('conflict', 'identity.unit_code_taken', {}, 'code');
      await this.remember(row.id, 'created', paper, null, null);
      const subject = { subjectKind: 'unit', subjectId: row.id, contestId: null };
      await this.audit.record(actor, { ...subject, action: 'unit.create', from: null, to: 'active' });
      return row.id;
    });
  }

  async edit(actor: Actor, unitId: string, input: UnitInput, paper: UnitPaper, version: number): Promise<void> {
    await this.db.transaction(async () => {
      await this.refuseUnknownParent(input.parentId);
      const before = await this.db.first<{ name: string }>('SELECT name FROM identity.unit WHERE id = $1', [unitId]);
      const taken = await this.db.first('SELECT id FROM identity.unit WHERE code = $1 AND id <> $2', [
        input.code,
        unitId,
      ]);
      if (taken) refuse('conflict', 'identity.unit_code_taken', {}, 'code');
      await this.runner.run(unitId, {
        binding: this.binding,
        transition: 'edit',
        actor,
        version,
        input: null,
        set: () => ({
          code: input.code,
          name: input.name,
          name_folded: fold(`${input.name} ${input.code}`),
          block: input.block,
          parent_id: input.parentId,
          staff_count: input.staffCount,
        }),
      });
      if (before && before.name !== input.name) await this.remember(unitId, 'renamed', paper, before.name, null);
    });
  }

  async merge(actor: Actor, unitId: string, intoUnitId: string, paper: UnitPaper, version: number): Promise<void> {
    await this.db.transaction(async () => {
      // Both rows are locked, in the order of their ids: two mergers at once cannot make a circle.
      await this.db.write('SELECT id FROM identity.unit WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
        [unitId, intoUnitId],
      ]);
      await this.runner.run(unitId, {
        binding: this.binding,
        transition: 'merge',
        actor,
        version,
        input: intoUnitId,
        set: () => ({ successor_id: intoUnitId }),
        detail: { intoUnitId },
      });
      await this.remember(unitId, 'merged', paper, null, intoUnitId);
    });
  }

  async close(actor: Actor, unitId: string, reason: string, paper: UnitPaper, version: number): Promise<void> {
    await this.db.transaction(async () => {
      await this.runner.run(unitId, {
        binding: this.binding,
        transition: 'close',
        actor,
        version,
        reason,
        input: null,
      });
      await this.remember(unitId, 'closed', paper, null, null);
    });
  }

  available(actor: Actor, unitId: string, state: UnitState): Promise<AvailableTransition[]> {
    return this.runner.available(this.binding, unitId, state, actor, null);
  }

  private async remember(
    unitId: string,
    kind: 'created' | 'renamed' | 'merged' | 'closed',
    paper: UnitPaper,
    oldName: string | null,
    otherUnitId: string | null,
  ): Promise<void> {
    const now = await this.db.now();
    const at = paper.on === null ? now : new Date(`${paper.on}T00:00:00+07:00`);
    if (at > now) refuse('invalid', 'identity.date_ahead', {}, 'on');
    await this.db.write(
      'INSERT INTO identity.unit_event (unit_id, kind, at, old_name, other_unit_id, document) VALUES ($1, $2, $3, $4, $5, $6)',
      [unitId, kind, at, oldName, otherUnitId, paper.document],
    );
  }

  private async refuseUnknownParent(parentId: string | null): Promise<void> {
    if (parentId === null) return;
    if (!(await this.db.first('SELECT id FROM identity.unit WHERE id = $1', [parentId]))) {
      refuse('invalid', 'identity.unknown_unit', {}, 'parentId');
    }
  }

  private async load(ids: readonly string[], actor: Actor, into: string | null) {
    const successor = into
      ? await this.db.first<{ id: string; state: UnitState }>('SELECT id, state FROM identity.unit WHERE id = $1', [
          into,
        ])
      : undefined;
    if (into && !successor) absent();
    const roles = hasRole(actor, null, 'admin') ? ['admin'] : [];
    return new Map(
      ids.map((id) => [id, { contestId: null, roles, facts: { id, into: successor ?? null } satisfies UnitFacts }]),
    );
  }
}
