import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import { delayAfter } from '../domain/delay';
import type { AttemptLimit } from '../domain/delay';

/**
 * Attempts of all processes, counted in Postgres. An attempt is written before it is judged, so that many at once count
 * each other; one made while waiting is refused and does not make the wait longer.
 */
@Injectable()
export class Attempts {
  constructor(private readonly db: Database) {}

  /** Counts an attempt under every key, or refuses it with the seconds to wait. */
  async begin(limits: readonly AttemptLimit[]): Promise<void> {
    const keys = limits.map((limit) => hashed(limit.key));
    await this.db.transaction(async () => {
      await this.db.write(
        'SELECT pg_advisory_xact_lock(hashtextextended(k, 0)) FROM unnest($1::text[]) AS k ORDER BY k',
        [keys],
      );
      await this.db.write(`DELETE FROM identity.attempt WHERE at < platform.now() - interval '1 day'`);
      const rows = await this.db.query<{ key: string; failures: number; waited: number }>(
        `SELECT key, count(*)::int AS failures, greatest(0, extract(epoch FROM platform.now() - max(at)))::float8 AS waited
         FROM identity.attempt WHERE key = ANY($1::text[]) GROUP BY key`,
        [keys],
      );
      const waits = limits.map((limit, index) => {
        const row = rows.find((one) => one.key === keys[index]);
        return row ? delayAfter(row.failures, limit) - row.waited : 0;
      });
      const seconds = Math.ceil(Math.max(0, ...waits));
      if (seconds > 0) refuse('too_many', 'platform.too_many', { seconds });
      await this.db.write(
        'INSERT INTO identity.attempt (key, at) SELECT k, platform.now() FROM unnest($1::text[]) AS k',
        [keys],
      );
    });
  }

  /** The attempt succeeded: what was counted under these keys is forgotten. */
  async forget(limits: readonly AttemptLimit[]): Promise<void> {
    await this.db.write('DELETE FROM identity.attempt WHERE key = ANY($1::text[])', [
      limits.map((limit) => hashed(limit.key)),
    ]);
  }

  /** Takes back one attempt under each key: where many people share a key, one success does not clear the others. */
  async takeBack(limits: readonly AttemptLimit[]): Promise<void> {
    await this.db.write(
      'DELETE FROM identity.attempt WHERE id IN (SELECT max(id) FROM identity.attempt WHERE key = ANY($1::text[]) GROUP BY key)',
      [limits.map((limit) => hashed(limit.key))],
    );
  }
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
