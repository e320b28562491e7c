import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export const GENESIS = '0'.repeat(64);

interface AuditContent {
  readonly id: string;
  readonly content: string;
}

interface SealedRow extends AuditContent {
  readonly position: string;
  readonly audit_id: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** Canonical text of an audit row; the verifier of a third party needs only this and SHA-256. */
const CONTENT = `jsonb_build_array(a.id, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MSZ'), a.actor_id, a.action, a.outcome,
  a.subject_kind, a.subject_id, a.contest_id, a.from_state, a.to_state, a.reason, a.detail, a.request_id)::text`;

export function sealHash(previousHash: string, content: string): string {
  return createHash('sha256').update(previousHash).update('\n').update(content).digest('hex');
}

export interface ChainCheck {
  readonly ok: boolean;
  readonly sealed: number;
  readonly unsealed: number;
  /** Audit id of the first row that does not fit, with what is wrong. */
  readonly fault: { readonly auditId: string; readonly problem: 'hash' | 'order' | 'missing' } | null;
}

/** A part of the check: `next` is where to go on; null at the end, or with a fault. */
export interface ChainStep extends ChainCheck {
  readonly next: string | null;
  readonly last: string;
}

const STEP = 1_000;
const STEPS_AT_ONCE = 10;

/**
 * Links audit rows into a hash chain in an order that no later commit can slip into, so that no writer waits for another.
 * A row is sealed once every transaction that could hold a smaller one has ended.
 */
@Injectable()
export class AuditSealer {
  constructor(private readonly db: Database) {}

  /** Seals what can be sealed; returns how many rows. Safe to call from any number of processes. */
  async seal(limit = 500): Promise<number> {
    return this.db.transaction(async () => {
      const [lock] = await this.db.write<{ held: boolean }>(
        `SELECT pg_try_advisory_xact_lock(hashtext('sang-kien audit seal')) AS held`,
      );
      if (!lock?.held) return 0;
      const last = await this.db.first<{ position: string; hash: string }>(
        'SELECT position, hash FROM platform.audit_seal ORDER BY position DESC LIMIT 1',
      );
      const rows = await this.db.query<AuditContent>(
        `SELECT a.id, ${CONTENT} AS content FROM platform.audit a LEFT JOIN platform.audit_seal s ON s.audit_id = a.id
         WHERE s.audit_id IS NULL AND a.written_in < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY a.id LIMIT $1`,
        [limit],
      );
      let previous = last?.hash ?? GENESIS;
      let position = BigInt(last?.position ?? 0);
      const seals = rows.map((row) => {
        const hash = sealHash(previous, row.content);
        const seal = { position: (++position).toString(), audit_id: row.id, previous_hash: previous, hash };
        previous = hash;
        return seal;
      });
      await this.db.write(
        `INSERT INTO platform.audit_seal (position, audit_id, previous_hash, hash)
         SELECT position, audit_id, previous_hash, hash
         FROM jsonb_to_recordset($1::jsonb) AS s(position bigint, audit_id bigint, previous_hash text, hash text)`,
        [JSON.stringify(seals)],
      );
      return rows.length;
    });
  }

  /**
   * The end of the chain, `position:hash`, to be written down outside the database: rows cut off the end leave a chain that
   * is whole in itself, and so does one that was sealed anew.
   */
  async head(): Promise<string | null> {
    const row = await this.db.first<{ head: string }>(
      `SELECT position || ':' || hash AS head FROM platform.audit_seal ORDER BY position DESC LIMIT 1`,
    );
    return row?.head ?? null;
  }

  /** Does the chain still run through an end that was written down before? */
  async runsThrough(head: string): Promise<boolean> {
    const row = await this.db.first(`SELECT FROM platform.audit_seal WHERE position || ':' || hash = $1`, [head]);
    return row !== undefined;
  }

  /** Recomputes the whole chain in steps of bounded memory. */
  async check(): Promise<ChainCheck> {
    for (let at = '0'; ;) {
      const { ok, sealed, unsealed, fault, next } = await this.checkFrom(at, STEP);
      if (next === null) return { ok, sealed, unsealed, fault };
      at = next;
    }
  }

  /** Recomputes the links after a position, which earlier steps have reached; `sealed` counts up to where this one came. */
  async checkFrom(after: string, most = STEP * STEPS_AT_ONCE): Promise<ChainStep> {
    const before = await this.db.first<{ hash: string }>('SELECT hash FROM platform.audit_seal WHERE position = $1', [
      after,
    ]);
    let previous = before?.hash ?? GENESIS;
    let position = before ? BigInt(after) : 0n;
    const start = position;
    const size = Math.min(STEP, most);
    while (position - start < BigInt(most)) {
      const rows = await this.db.query<SealedRow>(
        `SELECT s.position, s.audit_id, s.previous_hash, s.hash, a.id, ${CONTENT} AS content
         FROM platform.audit_seal s LEFT JOIN platform.audit a ON a.id = s.audit_id WHERE s.position > $1 ORDER BY s.position LIMIT $2`,
        [position.toString(), size],
      );
      for (const row of rows) {
        const fault = (problem: 'hash' | 'order') => this.step(position, { auditId: row.audit_id, problem }, null);
        if (BigInt(row.position) !== position + 1n || row.previous_hash !== previous) return fault('order');
        if (sealHash(previous, row.content) !== row.hash) return fault('hash');
        previous = row.hash;
        position += 1n;
      }
      if (rows.length < size) return this.step(position, await this.firstGap(), null);
    }
    return this.step(position, null, position.toString());
  }

  private async firstGap(): Promise<ChainCheck['fault']> {
    const gap = await this.db.first<{ id: string }>(
      `SELECT a.id FROM platform.audit a LEFT JOIN platform.audit_seal s ON s.audit_id = a.id
       WHERE s.audit_id IS NULL AND a.id < (SELECT max(audit_id) FROM platform.audit_seal) AND a.at < platform.now() - interval '1 day' LIMIT 1`,
    );
    return gap ? { auditId: gap.id, problem: 'missing' } : null;
  }

  private async step(position: bigint, fault: ChainCheck['fault'], next: string | null): Promise<ChainStep> {
    const row = await this.db.first<{ unsealed: number; last: string }>(
      `SELECT ((SELECT count(*) FROM platform.audit) - (SELECT count(*) FROM platform.audit_seal))::int AS unsealed,
         (SELECT coalesce(max(position), 0) FROM platform.audit_seal) AS last`,
    );
    const last = row?.last ?? '0';
    return { ok: fault === null, sealed: Number(position), unsealed: row?.unsealed ?? 0, fault, next, last };
  }
}
