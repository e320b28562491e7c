import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import { parseRulebook } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';

const KEPT = 200;

/**
 * Parsed rulebooks by the hash of their body. Rows of this room are read together with that hash, so that a rulebook
 * known already costs no statement and a changed one is never mistaken for it.
 */
@Injectable()
export class Rulebooks {
  private readonly parsed = new Map<string, Rulebook>();

  constructor(private readonly db: Database) {}

  async of(key: { readonly contestId: string; readonly version: number; readonly hash: string }): Promise<Rulebook> {
    const name = `${key.contestId}/${key.version}/${key.hash}`;
    const known = this.parsed.get(name);
    if (known) return known;
    const row = await this.db.first<{ body: unknown }>(
      'SELECT body FROM contest.rulebook WHERE contest_id = $1 AND version = $2',
      [key.contestId, key.version],
    );
    const result = parseRulebook((row ?? absent()).body);
    if (!result.ok) throw new Error(`The stored rulebook ${name} is not sound`);
    if (this.parsed.size >= KEPT) this.parsed.clear();
    this.parsed.set(name, result.rulebook);
    return result.rulebook;
  }
}
