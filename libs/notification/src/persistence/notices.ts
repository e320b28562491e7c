import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { contestsWithRole, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { noticeWorkflow } from '../domain/notice.workflow';
import type { NoticeFacts, NoticeState } from '../domain/notice.workflow';
import type { Lane } from '../domain/kinds';

export interface NoticeRow {
  readonly id: string;
  readonly contest_id: string | null;
  readonly kind: string;
  readonly lane: Lane;
  readonly state: NoticeState;
  readonly version: number;
  readonly account_id: string | null;
  readonly recipient_name: string;
  readonly address: string | null;
  readonly language: 'vi' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly message_id: string;
  readonly attempts: number;
  readonly first_attempt_at: Date | null;
  readonly verdict_id: string | null;
}

export const NOTICE_READERS = ['secretary', 'secretary_head'] as const;

/** Contests whose notices the actor reads; null for all of them. Accounts' own mails belong to no contest and to no reader. */
export function contestsOf(actor: Actor): readonly string[] | null {
  const contests = contestsWithRole(actor, ...NOTICE_READERS);
  return contests === 'all' ? null : contests;
}

/**
 * `n` is the notice, `place` the parameter with contestsOf(actor). Nobody but their recipient reads mails with a one-time
 * link, nor what tells of a draft.
 */
export const visibleSql = (place: string) =>
  `n.contest_id IS NOT NULL AND (${place}::uuid[] IS NULL OR n.contest_id = ANY(${place})) AND notification.for_office(n.kind, n.initiative_id)`;

@Injectable()
export class Notices {
  readonly binding: WorkflowBinding<NoticeState, NoticeFacts> = {
    workflow: noticeWorkflow,
    table: 'notification.notice',
    load: (ids, actor) => this.load(ids, actor),
  };

  constructor(private readonly db: Database) {}

  byId(id: string): Promise<NoticeRow | undefined> {
    return this.db.first<NoticeRow>(
      `SELECT id, contest_id, kind, lane, state, version, account_id, recipient_name, address, language, subject, body, message_id,
         attempts, first_attempt_at, verdict_id FROM notification.notice WHERE id = $1`,
      [id],
    );
  }

  /** The notice if this person may read it. */
  async visible(id: string, actor: Actor): Promise<NoticeRow | undefined> {
    const seen = await this.db.first(`SELECT FROM notification.notice n WHERE n.id = $1 AND ${visibleSql('$2')}`, [
      id,
      contestsOf(actor),
    ]);
    return seen && this.byId(id);
  }

  private async load(ids: readonly string[], actor: Actor): Promise<Map<string, SubjectFacts<NoticeFacts>>> {
    const system = rolesIn(actor, null).includes('system');
    const rows = await this.db.query<{ id: string; contest_id: string | null; address: string | null }>(
      `SELECT n.id, n.contest_id, n.address FROM notification.notice n
       WHERE n.id = ANY($1::uuid[]) AND ($2::boolean OR (${visibleSql('$3')}))`,
      [ids, system, contestsOf(actor)],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          contestId: row.contest_id,
          roles: rolesIn(actor, row.contest_id),
          facts: { hasAddress: row.address !== null },
        },
      ]),
    );
  }
}
