import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuseAll, Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import { resultFaults } from '../domain/checklist';
import { limitBlockers } from '../domain/desk-steps';
import { Deadlines } from '../jobs/deadlines';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';
import { dueOf } from './due';
import type { DueInput } from './due';

export interface AskInput extends DueInput {
  /** What is missing, each with the checklist item it concerns where there is one. */
  readonly items: readonly { readonly item?: string | null | undefined; readonly text: string }[];
  readonly message?: string | null | undefined;
  /** Authors and shares may be corrected in the answer too. */
  readonly authorsMayChange?: boolean | undefined;
}

export interface Asked {
  readonly completionId: string;
  readonly initiativeId: string;
  readonly dueAt: Date;
  readonly state: string;
  readonly version: number;
}

/** Sends a dossier back to its authors with what is missing and until when; it keeps its place and its receipt. */
@Injectable()
export class AskCompletion {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly contests: Contests,
    private readonly initiatives: Initiatives,
    private readonly deadlines: Deadlines,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(id: string, input: AskInput, actor: Actor, version?: number): Promise<Asked> {
    return this.db.transaction(async () => {
      await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const dossier = await this.dossiers.screenable(id, actor);
      const { screening } = await this.contests.rulebook(dossier.contestId, dossier.rulebookVersion);
      const named = input.items.flatMap((one) => one.item ?? []);
      refuseAll('invalid', 'screening.checklist_invalid', resultFaults(screening.checklist, [...new Set(named)]));
      const now = await this.db.now();
      const due = dueOf(input, now, screening.completion.days);
      const asked = await this.db.first<{ count: number }>(
        `SELECT count(*)::int AS count FROM screening.completion WHERE initiative_id = $1 AND state <> 'cancelled'`,
        [id],
      );
      const [over] = limitBlockers(asked?.count ?? 0, screening.completion.maxRequests);
      if (dossier.state === 'submitted' && over) throw new Refused({ kind: 'conflict', ...over });
      const [moved] = await this.initiatives.apply([id], 'askCompletion', {
        actor,
        input: { dueAt: due, authorsMayChange: input.authorsMayChange ?? false },
        version: version ?? dossier.version,
      });
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO screening.completion (contest_id, initiative_id, revision, items, message, asked_by, asked_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [
          dossier.contestId,
          id,
          dossier.revision,
          JSON.stringify(input.items.map((one) => ({ item: one.item ?? null, text: one.text }))),
          input.message ?? null,
          actor.accountId,
          now,
          due,
        ],
      );
      if (!row || !moved) throw new Error('The completion request was not written');
      await this.audit.record(actor, {
        action: 'completion.ask',
        subjectKind: 'completion',
        subjectId: row.id,
        contestId: dossier.contestId,
        to: 'open',
        detail: { initiativeId: id, dueAt: due.toISOString() },
      });
      await this.deadlines.set(row.id, now, due);
      await this.desk.free(id);
      return { completionId: row.id, initiativeId: id, dueAt: due, state: moved.to, version: moved.version };
    });
  }
}
