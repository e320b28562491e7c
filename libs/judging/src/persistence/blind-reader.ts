import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** The database role that may read the blind views and nothing else. */
export const BLIND_ROLE = 'sang_kien_blind';

/**
 * Reads for a judge of a blind round. Inside `read` every statement runs as the blind role, for this reader alone: a
 * query that reaches for an author, a unit or a file name is refused by the database itself.
 */
@Injectable()
export class BlindReader {
  constructor(private readonly db: Database) {}

  read<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    return this.as(accountId, BLIND_ROLE, work);
  }

  /** For an open round: the same reader, with the rights of the service. */
  readOpen<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    return this.as(accountId, 'none', work);
  }

  private as<T>(accountId: string, role: string, work: () => Promise<T>): Promise<T> {
    return this.db.transaction(async () => {
      await this.db.write(`SELECT set_config('judging.reader', $1, true), set_config('role', $2, true)`, [
        accountId,
        role,
      ]);
      const result = await work();
      await this.db.write(`SELECT set_config('role', 'none', true), set_config('judging.reader', '', true)`);
      return result;
    });
  }
}
