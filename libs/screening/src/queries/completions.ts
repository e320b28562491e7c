import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { contestsOf } from '../persistence/dossiers';

export interface CompletionView {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly items: readonly { readonly item: string | null; readonly text: string }[];
  readonly message: string | null;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
}

/** Completion requests of a dossier, newest first; its authors, owner and coordinator read them as the secretariat does. */
@Injectable()
export class CompletionsQuery {
  constructor(private readonly db: Database) {}

  async execute(initiativeId: string, actor: Actor): Promise<CompletionView[]> {
    const units = actor.grants.flatMap((grant) => (grant.role === 'coordinator' ? (grant.unitId ?? []) : []));
    const row = await this.db.first(
      `SELECT i.id FROM initiative.initiative i WHERE i.id = $1 AND i.revision > 0 AND (
         $4::uuid[] IS NULL OR i.contest_id = ANY($4) OR (i.owner_id = $2 AND i.channel = 'online')
         OR EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = i.id AND (a.account_id = $2 OR a.person_id = $3))
         OR identity.unit_today(i.unit_id) IN (SELECT identity.unit_today(u) FROM unnest($5::uuid[]) AS u))`,
      [initiativeId, actor.accountId, actor.personId, contestsOf(actor), units],
    );
    if (!row) absent();
    return this.of(initiativeId);
  }

  of(initiativeId: string): Promise<CompletionView[]> {
    return this.db.query<CompletionView>(
      `SELECT id, state, revision, items, message, asked_at AS "askedAt", due_at AS "dueAt", ended_at AS "endedAt"
       FROM screening.completion WHERE initiative_id = $1 ORDER BY asked_at DESC, id`,
      [initiativeId],
    );
  }
}
