import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { availableTransitions } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { reopeningWorkflow } from '../domain/reopening.workflow';
import { ReopeningBinding } from '../persistence/reopening.binding';

export interface ReopeningView {
  readonly id: string;
  /** Null: the whole round. */
  readonly sheetId: string | null;
  readonly blindCode: string | null;
  readonly judge: string | null;
  readonly state: 'asked' | 'confirmed' | 'declined';
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Always given where it was declined. */
  readonly decidedBecause: string | null;
}

@Injectable()
export class ReopeningQueries {
  constructor(
    private readonly db: Database,
    private readonly binding: ReopeningBinding,
  ) {}

  /** What the reader may do with each that still waits, by its id. */
  async stepsOf(
    items: readonly ReopeningView[],
    actor: Actor,
  ): Promise<ReadonlyMap<string, readonly AvailableTransition[]>> {
    const found = await this.binding.load(
      items.map(({ id }) => id),
      actor,
    );
    const now = await this.db.now();
    return new Map(
      items.flatMap(({ id, state }) => {
        const own = found.get(id);
        return own ? [[id, availableTransitions(reopeningWorkflow, state, own.facts, own.roles, now)]] : [];
      }),
    );
  }

  /** Those of the round but for dossiers that the reader is in conflict with. */
  ofRound(roundId: string, actor: Actor): Promise<ReopeningView[]> {
    return this.db.query<ReopeningView>(
      `SELECT o.id, o.sheet_id AS "sheetId", e.blind_code AS "blindCode", m.name AS judge, o.state, o.reason, asker.name AS "askedBy", o.asked_at AS "askedAt",
         decider.name AS "decidedBy", o.decided_at AS "decidedAt",
         (SELECT t.reason FROM platform.audit t WHERE t.subject_kind = 'reopening' AND t.subject_id = o.id AND t.outcome = 'done'
            AND t.from_state = 'asked' AND t.to_state = o.state) AS "decidedBecause"
       FROM judging.reopening o
       JOIN identity.account a ON a.id = o.asked_by JOIN identity.person asker ON asker.id = a.person_id
       LEFT JOIN identity.account d ON d.id = o.decided_by LEFT JOIN identity.person decider ON decider.id = d.person_id
       LEFT JOIN judging.sheet s ON s.id = o.sheet_id LEFT JOIN judging.round_initiative e ON e.id = s.round_initiative_id
       LEFT JOIN judging.assignment g ON g.id = s.assignment_id LEFT JOIN judging.panel_member m ON m.id = g.panel_member_id
       WHERE o.round_id = $1 AND NOT EXISTS (SELECT FROM judging.conflicts($1, $2) c WHERE c.round_initiative_id = s.round_initiative_id)
       ORDER BY o.asked_at, o.id`,
      [roundId, actor.accountId],
    );
  }
}
