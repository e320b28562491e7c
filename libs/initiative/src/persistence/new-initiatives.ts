import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Author, Dossier } from '../domain/dossier';
import type { InitiativeState } from '../domain/initiative.types';
import { AUTHOR_COLUMNS, AUTHOR_RECORDS, AUTHOR_VALUES } from './author-list';

/** What a new dossier starts from: the contest as it stands, the unit of today, the person who writes. */
export interface NewSetting {
  readonly code: string;
  readonly contest_state: string;
  readonly rulebook_version: number;
  readonly closes_at: Date;
  readonly unit: { readonly id: string; readonly name: string; readonly state: string } | null;
  readonly self: Omit<
    Author,
    'id' | 'position' | 'isLead' | 'accountId' | 'share' | 'consent' | 'consentAttachmentId'
  > | null;
}

export interface NewRow {
  readonly id: string;
  readonly contestId: string;
  readonly prefix: string;
  readonly rulebookVersion: number;
  readonly state: InitiativeState;
  readonly ownerId: string;
  readonly dossier: Dossier;
  readonly titleFolded: string;
  readonly searchTail: string;
  readonly now: Date;
  readonly frozen: { readonly hash: string; readonly blindAnswers: Readonly<Record<string, unknown>> } | null;
  /** What follows the code in the receipt's; null: no receipt yet. */
  readonly receipt: string | null;
}

const NEW_DRAFT = `new AS (
    INSERT INTO initiative.initiative (id, contest_id, code, state, rulebook_version, owner_id, author_kind, category, unit_id, unit_name, title,
      title_folded, search_folded, theme, answers, revision, received_at, submitted_at, entered_at, entered_by, created_at, updated_at, lead_author, author_count)
    SELECT $1::uuid, $2::uuid, n.code, $3, $4::int, $5::uuid, $6, $6, $7::uuid, $8, $9, $10, lower(n.code) || ' ' || $11, $12, $13::jsonb, $14::int,
      $15::timestamptz, $16::timestamptz, $17::timestamptz, $5::uuid, $17::timestamptz, $17::timestamptz,
      (SELECT r.name FROM ${AUTHOR_RECORDS('$19')} WHERE r."isLead"), jsonb_array_length($19::jsonb)
    FROM (SELECT initiative.next_code($2::uuid, $18) AS code) n RETURNING code
  ), authors AS (
    INSERT INTO initiative.author (${AUTHOR_COLUMNS}) SELECT $1::uuid, ${AUTHOR_VALUES('$17')} FROM ${AUTHOR_RECORDS('$19')}
  )`;

const REVISION = `, frozen AS (
    INSERT INTO initiative.revision (initiative_id, number, rulebook_version, title, theme, category, answers, blind_title, blind_answers, authors,
      attachments, content_hash, submitted_at, submitted_by)
    VALUES ($1::uuid, 1, $4::int, $9, $12, $6, $13::jsonb, $9, $20::jsonb, $19::jsonb, '[]', $21, $17::timestamptz, $5::uuid)
  )`;

const RECEIPT = `, receipt AS (
    INSERT INTO initiative.receipt (initiative_id, revision, code, received_at, content_hash)
    SELECT $1::uuid, 1, new.code || $22, $17::timestamptz, $21 FROM new
  )`;

const DRAFT_SQL = `WITH ${NEW_DRAFT} SELECT code FROM new`;
const FROZEN_SQL = `WITH ${NEW_DRAFT}${REVISION} SELECT code FROM new`;
const RECEIVED_SQL = `WITH ${NEW_DRAFT}${REVISION}${RECEIPT} SELECT code FROM new`;

/** Writes new dossiers, each with everything it has in one statement. */
@Injectable()
export class NewInitiatives {
  constructor(private readonly db: Database) {}

  /** To be read after the contest is locked in share mode: its closing time then stands still until the dossier is in. */
  setting(contestId: string, personId: string | null, unitId: string | null): Promise<NewSetting | undefined> {
    return this.db.first<NewSetting>(
      `SELECT c.code, c.state AS contest_state, c.rulebook_version, contest.closing_for(c.id, u.id, NULL) AS closes_at,
         CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'state', u.state) END AS unit,
         CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('personId', p.id, 'name', p.name, 'birthDate', p.birth_date, 'gender', p.gender,
           'jobTitle', p.job_title, 'unitId', p.unit_id, 'unitName', pu.name, 'qualification', p.qualification, 'phone', p.phone,
           'email', p.email) END AS self
       FROM contest.contest c
       LEFT JOIN identity.person p ON p.id = $2
       LEFT JOIN identity.unit pu ON pu.id = p.unit_id
       LEFT JOIN identity.unit u ON u.id = identity.unit_today(coalesce($3, p.unit_id))
       WHERE c.id = $1`,
      [contestId, personId, unitId],
    );
  }

  /** How many drafts of a contest one person keeps; counted no further than the limit. */
  async drafts(contestId: string, ownerId: string, limit: number): Promise<number> {
    const row = await this.db.first<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM (SELECT 1 FROM initiative.initiative
         WHERE owner_id = $2 AND contest_id = $1 AND state = 'draft' LIMIT $3) d`,
      [contestId, ownerId, limit],
    );
    return row?.kept ?? 0;
  }

  /** Gives the code: the next number of the contest. */
  async insert(row: NewRow): Promise<string> {
    const { dossier, frozen, now } = row;
    const params: unknown[] = [
      row.id,
      row.contestId,
      row.state,
      row.rulebookVersion,
      row.ownerId,
      dossier.authorKind,
      dossier.unitId,
      dossier.unitName,
      dossier.title,
      row.titleFolded,
      row.searchTail,
      dossier.theme,
      JSON.stringify(dossier.answers),
      frozen ? 1 : 0,
      row.receipt === null ? null : now,
      frozen ? now : null,
      now,
      row.prefix,
      JSON.stringify(dossier.authors),
    ];
    if (frozen) params.push(JSON.stringify(frozen.blindAnswers), frozen.hash);
    if (row.receipt !== null) params.push(row.receipt);
    const text = row.receipt !== null ? RECEIVED_SQL : frozen ? FROZEN_SQL : DRAFT_SQL;
    const [made] = await this.db.write<{ code: string }>(text, params);
    if (!made) throw new Error('The new initiative was not written');
    return made.code;
  }
}
