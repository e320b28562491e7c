import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor, RefusalParams } from '@platform/kernel';

/** The id of the request being served, written with each audit row. */
export const requestIds = new AsyncLocalStorage<string>();

export interface AuditRow {
  readonly action: string;
  readonly outcome?: 'done' | 'refused';
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly contestId: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly reason?: string | null;
  /** Ids, hashes, codes. No marks and no personal data. */
  readonly detail?: RefusalParams;
}

/** The append-only record of who did what, when and why. */
@Injectable()
export class Audit {
  constructor(private readonly db: Database) {}

  async record(actor: Actor, row: AuditRow): Promise<void> {
    await this.recordAll(actor, [row]);
  }

  async recordAll(actor: Actor, rows: readonly AuditRow[]): Promise<void> {
    if (rows.length === 0) return;
    const now = await this.db.now();
    await this.db.write(
      `INSERT INTO platform.audit (at, actor_id, action, outcome, subject_kind, subject_id, contest_id, from_state, to_state, reason, detail, request_id)
       SELECT $1, $2, a.action, a.outcome, a.subject_kind, a.subject_id, a.contest_id, a.from_state, a.to_state, a.reason, a.detail, $3
       FROM jsonb_to_recordset($4::jsonb) AS a(action text, outcome text, subject_kind text, subject_id uuid, contest_id uuid, from_state text, to_state text, reason text, detail jsonb)`,
      [
        now,
        actor.accountId,
        requestIds.getStore() ?? null,
        JSON.stringify(
          rows.map((row) => ({
            action: row.action,
            outcome: row.outcome ?? 'done',
            subject_kind: row.subjectKind,
            subject_id: row.subjectId,
            contest_id: row.contestId,
            from_state: row.from ?? null,
            to_state: row.to ?? null,
            reason: row.reason ?? null,
            detail: row.detail ?? {},
          })),
        ),
      ],
    );
  }
}
