import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export interface ReopeningView {
  readonly id: string;
  readonly sheetId: string | null;
  readonly state: 'asked' | 'confirmed' | 'declined';
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

@Injectable()
export class ReopeningQueries {
  constructor(private readonly db: Database) {}

  ofRound(roundId: string): Promise<ReopeningView[]> {
    return this.db.query<ReopeningView>(
      `SELECT o.id, o.sheet_id AS "sheetId", o.state, o.reason, asker.name AS "askedBy", o.asked_at AS "askedAt",
         decider.name AS "decidedBy", o.decided_at AS "decidedAt"
       FROM judging.reopening o
       JOIN identity.account a ON a.id = o.asked_by JOIN identity.person asker ON asker.id = a.person_id
       LEFT JOIN identity.account d ON d.id = o.decided_by LEFT JOIN identity.person decider ON decider.id = d.person_id
       WHERE o.round_id = $1 ORDER BY o.asked_at, o.id`,
      [roundId],
    );
  }
}
