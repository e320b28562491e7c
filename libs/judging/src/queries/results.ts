import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { LOCKED } from '../domain/round-doors';
import type { RoundResult, RoundSnapshot } from '../domain/round-result';

interface ResultRow extends Omit<RoundResult, keyof RoundSnapshot> {
  readonly snapshot: RoundSnapshot;
}

const SELECT = `
  SELECT r.id AS "roundId", r.contest_id AS "contestId", r.code, r.state, x.number, x.rulebook_version AS "rulebookVersion",
    x.rulebook_hash AS "rulebookHash", x.input_hash AS "inputHash", x.locked_at AS "lockedAt", x.snapshot
  FROM judging.round r JOIN judging.round_result x ON x.round_id = r.id
  WHERE r.state = ANY($1::text[])`;

/** The newest frozen result of a round, or null while it is not locked. */
@Injectable()
export class ResultQueries {
  constructor(private readonly db: Database) {}

  async ofRound(roundId: string): Promise<RoundResult | null> {
    return flat(
      await this.db.first<ResultRow>(`${SELECT} AND r.id = $2 ORDER BY x.number DESC LIMIT 1`, [LOCKED, roundId]),
    );
  }

  async ofCode(contestId: string, code: string): Promise<RoundResult | null> {
    return flat(
      await this.db.first<ResultRow>(`${SELECT} AND r.contest_id = $2 AND r.code = $3 ORDER BY x.number DESC LIMIT 1`, [
        LOCKED,
        contestId,
        code,
      ]),
    );
  }

  /** Of the rulebook's last round, once it is confirmed. */
  async final(contestId: string, lastCode: string): Promise<RoundResult | null> {
    const result = await this.ofCode(contestId, lastCode);
    return result && result.state !== 'locked' ? result : null;
  }
}

function flat(row: ResultRow | undefined): RoundResult | null {
  if (!row) return null;
  const { snapshot, ...head } = row;
  return { ...head, ...snapshot };
}
