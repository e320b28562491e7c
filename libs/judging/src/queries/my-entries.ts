import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Blocker } from '@platform/kernel';
import type { Round } from '@rooms/contest';
import { partsShut } from '../domain/own-parts';
import type { RoundState } from '../domain/round.workflow';
import { RoundRulesReader } from './round-rules';

interface Part {
  readonly id: string;
  readonly partCode: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

interface Row {
  readonly roundInitiativeId: string;
  readonly initiativeId: string;
  readonly contestId: string;
  readonly roundName: string;
  readonly lotOrder: number | null;
  readonly closesAt: Date | null;
  readonly code: string;
  readonly state: RoundState;
  readonly rulebookVersion: number | null;
  readonly parts: readonly Part[];
}

export interface AskedPart extends Pick<
  Round['ownParts'][number],
  'code' | 'name' | 'required' | 'contentTypes' | 'maxCount' | 'maxBytes'
> {
  /** Asked for, not there, and still taken. */
  readonly missing: boolean;
  readonly mayAdd: boolean;
}

export interface MyEntryView extends Omit<Row, 'code' | 'state' | 'rulebookVersion'> {
  readonly asked: readonly AskedPart[];
  /** Why no part can be handed in now; none while parts are taken. */
  readonly blockers: readonly Blocker[];
}

/** An author's initiatives in the rounds that ask for parts of their own, once the rounds before were announced. */
@Injectable()
export class MyEntryQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: RoundRulesReader,
  ) {}

  async of(accountId: string): Promise<MyEntryView[]> {
    const rows = await this.db.query<Row>(
      `SELECT e.id AS "roundInitiativeId", e.initiative_id AS "initiativeId", r.contest_id AS "contestId", r.name AS "roundName",
         e.lot_order AS "lotOrder", r.own_parts_close_at AS "closesAt", r.code, r.state, r.rulebook_version AS "rulebookVersion",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'partCode', p.part_code, 'fileName', p.file_name, 'size', p.size, 'sha256', p.sha256) ORDER BY p.uploaded_at, p.id)
                   FROM judging.round_part p WHERE p.round_initiative_id = e.id AND p.removed_at IS NULL), '[]') AS parts
       FROM judging.entry e JOIN judging.round r ON r.id = e.round_id
       WHERE EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = e.initiative_id AND a.account_id = $1)
         AND r.own_parts_close_at IS NOT NULL AND r.position > 1
         AND NOT EXISTS (SELECT FROM judging.round b WHERE b.contest_id = r.contest_id AND b.position < r.position AND b.state <> 'announced')
       ORDER BY r.created_at, e.id`,
      [accountId],
    );
    const now = await this.db.now();
    return Promise.all(
      rows.map(async ({ code, state, rulebookVersion, ...row }) => {
        const { round } = await this.rules.of({ contestId: row.contestId, code, rulebookVersion });
        const shut = partsShut(state, row.closesAt, now);
        const asked = round.ownParts.map((part) => askedPart(part, row.parts, shut === null));
        return { ...row, asked, blockers: shut ? [shut] : [] };
      }),
    );
  }
}

function askedPart(part: Round['ownParts'][number], handedIn: readonly Part[], taken: boolean): AskedPart {
  const { code, name, required, contentTypes, maxCount, maxBytes } = part;
  const count = handedIn.filter(({ partCode }) => partCode === code).length;
  const missing = taken && required && count === 0;
  return { code, name, required, contentTypes, maxCount, maxBytes, missing, mayAdd: taken && count < maxCount };
}
