import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import { parseRulebook } from '../domain/rulebook';
import type { Rulebook } from '../domain/rulebook';

const KEPT = 50;

/** Rulebooks as stored, parsed once: a stored version with its hash never means something else. */
@Injectable()
export class RulebookQueries {
  private readonly parsed = new Map<string, Rulebook>();

  constructor(private readonly db: Database) {}

  /** The version in force, or the one named. */
  async rulebook(contestId: string, version?: number): Promise<Rulebook> {
    const row = await this.db.first<{ version: number; hash: string }>(
      `SELECT r.version, r.hash FROM contest.contest c
       JOIN contest.rulebook r ON r.contest_id = c.id AND r.version = coalesce($2, c.rulebook_version) WHERE c.id = $1`,
      [contestId, version ?? null],
    );
    if (!row) return absent();
    const key = `${contestId} ${row.version} ${row.hash}`;
    const known = this.parsed.get(key);
    if (known) return known;
    const read = parseRulebook(await this.document(contestId, row.version));
    if (!read.ok) throw new Error(`Rulebook ${row.version} of contest ${contestId} is not sound as stored`);
    const [oldest] = this.parsed.keys();
    if (this.parsed.size >= KEPT && oldest !== undefined) this.parsed.delete(oldest);
    this.parsed.set(key, read.rulebook);
    return read.rulebook;
  }

  /** As written. */
  async document(contestId: string, version: number): Promise<unknown> {
    const row = await this.db.first<{ body: unknown }>(
      'SELECT body FROM contest.rulebook WHERE contest_id = $1 AND version = $2',
      [contestId, version],
    );
    return row ? row.body : absent();
  }
}
