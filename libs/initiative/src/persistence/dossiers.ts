import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, fold } from '@platform/kernel';
import type { Blocker } from '@platform/kernel';
import { ROLES_OF_BARRED_KIND } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import { dossierBlockers } from '../domain/dossier';
import type { AttachedFile, Author, Dossier } from '../domain/dossier';
import type { AuthorKind } from '../domain/initiative.types';
import { blindAnswers, contentHash, keepRedactions, receiptSuffix } from '../domain/revision';
import type { BlindVersion } from '../domain/revision';
import { ACCOUNT_OF_AUTHOR, AUTHOR_COLUMNS, AUTHOR_RECORDS, AUTHOR_VALUES } from './author-list';
import type { Subject } from './subjects';

/** Author rows as JSON objects of the shape `Author`, in their order. */
export const AUTHORS_JSON = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'position', a.position, 'isLead', a.is_lead,
    'personId', a.person_id, 'accountId', a.account_id, 'name', a.name, 'birthDate', a.birth_date, 'gender', a.gender, 'jobTitle', a.job_title,
    'unitId', a.unit_id, 'unitName', a.unit_name, 'qualification', a.qualification, 'phone', a.phone, 'email', a.email, 'share', a.share,
    'consent', a.consent, 'consentAttachmentId', a.consent_attachment_id) ORDER BY a.position)
  FROM initiative.author a WHERE a.initiative_id = i.id), '[]')`;

/** Attachments of the working copy as JSON objects of the shape `AttachedFile`, oldest first. */
export const ATTACHMENTS_JSON = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'partCode', f.part_code, 'fileName', f.file_name,
    'kind', f.kind, 'mime', f.mime, 'size', f.size, 'sha256', f.sha256) ORDER BY f.uploaded_at, f.id)
  FROM initiative.attachment f WHERE f.initiative_id = i.id AND f.removed_at IS NULL), '[]')`;

interface LoadedDossier {
  readonly dossier: Dossier;
  readonly barred: readonly number[];
}

interface DossierRow {
  readonly id: string;
  readonly title: string;
  readonly theme: string | null;
  readonly author_kind: AuthorKind;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly authors: readonly Author[];
  readonly attachments: readonly AttachedFile[];
  readonly barred: readonly number[];
}

/** Roles of the contest that no author may hold. */
export function barredRoles(rulebook: Rulebook): string[] {
  return rulebook.authors.barred.flatMap((kind) => ROLES_OF_BARRED_KIND[kind]);
}

export interface Receipt {
  readonly code: string;
  readonly revision: number;
  readonly receivedAt: Date;
  readonly contentHash: string;
}

/** The working copy of a dossier: what keeps it from being submitted, and its freezing into a revision. */
@Injectable()
export class Dossiers {
  constructor(private readonly db: Database) {}

  async blockers(subject: Subject, rulebook: Rulebook): Promise<Blocker[]> {
    return (await this.blockersOfAll([{ subject, rulebook }])).get(subject.id) ?? absent();
  }

  /** By id. */
  async blockersOfAll(
    items: readonly { readonly subject: Subject; readonly rulebook: Rulebook }[],
  ): Promise<Map<string, Blocker[]>> {
    const loaded = await this.loadAll(items.map(({ subject, rulebook }) => ({ id: subject.id, rulebook })));
    return new Map(
      items.flatMap(({ subject, rulebook }) => {
        const found = loaded.get(subject.id);
        const onPaper = subject.channel !== 'online';
        return found ? [[subject.id, dossierBlockers(found.dossier, rulebook, found.barred, { onPaper })]] : [];
      }),
    );
  }

  async load(id: string, rulebook: Rulebook): Promise<LoadedDossier> {
    return (await this.loadAll([{ id, rulebook }])).get(id) ?? absent();
  }

  private async loadAll(
    items: readonly { readonly id: string; readonly rulebook: Rulebook }[],
  ): Promise<Map<string, LoadedDossier>> {
    const rows = await this.db.query<DossierRow>(
      `SELECT i.id, i.title, i.theme, i.author_kind, i.unit_id, u.name AS unit_name, i.answers,
         ${AUTHORS_JSON} AS authors, ${ATTACHMENTS_JSON} AS attachments,
         ARRAY(SELECT (a.position - 1) FROM initiative.author a
           WHERE a.initiative_id = i.id AND EXISTS (SELECT FROM identity.role_grant g JOIN identity.account ga ON ga.id = g.account_id
             WHERE g.revoked_at IS NULL AND g.role = ANY(string_to_array(asked.roles, ' '))
               AND (g.contest_id = i.contest_id OR g.contest_id IS NULL)
               AND (ga.id = a.account_id OR ga.person_id = a.person_id OR ga.email = lower(a.email)))) AS barred
       FROM unnest($1::uuid[], $2::text[]) AS asked(id, roles)
       JOIN initiative.initiative i ON i.id = asked.id JOIN identity.unit u ON u.id = i.unit_id`,
      [items.map(({ id }) => id), items.map(({ rulebook }) => barredRoles(rulebook).join(' '))],
    );
    return new Map(
      rows.map(({ id, barred, author_kind, unit_id, unit_name, ...rest }) => [
        id,
        { dossier: { ...rest, authorKind: author_kind, unitId: unit_id, unitName: unit_name }, barred },
      ]),
    );
  }

  /** Freezes the working copy as the next revision. Its number is in the initiative already. */
  async freeze(subject: Subject, rulebook: Rulebook, revision: number, at: Date, by: string): Promise<string> {
    const { dossier } = await this.load(subject.id, rulebook);
    const hash = contentHash(dossier, subject.rulebook_version);
    const before = await this.db.first<BlindVersion>(
      `SELECT title, answers, blind_title AS "blindTitle", blind_answers AS "blindAnswers"
       FROM initiative.revision WHERE initiative_id = $1 AND number = $2`,
      [subject.id, revision - 1],
    );
    const blind = keepRedactions(before, {
      title: dossier.title,
      answers: blindAnswers(rulebook, dossier.answers),
    });
    await this.db.write(
      `WITH named AS (UPDATE initiative.initiative SET unit_name = $12, title_folded = $13, search_folded = $14,
         lead_author = $17, author_count = $18 WHERE id = $1)
       INSERT INTO initiative.revision (initiative_id, number, rulebook_version, title, theme, category, answers, blind_title, blind_answers,
         authors, attachments, content_hash, submitted_at, submitted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $19, $8, $9, $10, $11, $15, $16)`,
      [
        subject.id,
        revision,
        subject.rulebook_version,
        dossier.title,
        dossier.theme,
        dossier.authorKind,
        JSON.stringify(dossier.answers),
        JSON.stringify(blind.answers),
        JSON.stringify(dossier.authors),
        JSON.stringify(dossier.attachments),
        hash,
        dossier.unitName,
        fold(dossier.title),
        searchText(subject.code, dossier.title, dossier.authors),
        at,
        by,
        dossier.authors.find(({ isLead }) => isLead)?.name ?? null,
        dossier.authors.length,
        blind.title,
      ],
    );
    return hash;
  }

  /** Puts the working copy back to what was last submitted: edits of a completion that never came are dropped. */
  async restore(ids: readonly string[]): Promise<void> {
    await this.db.write(
      `UPDATE initiative.initiative i SET title = r.title, theme = r.theme, answers = r.answers, completion_due_at = NULL, completion_authors = false
       FROM initiative.revision r WHERE r.initiative_id = i.id AND r.number = i.revision AND i.id = ANY($1::uuid[])`,
      [ids],
    );
    await this.db.write(
      `DELETE FROM initiative.attachment f WHERE f.initiative_id = ANY($1::uuid[]) AND NOT EXISTS (SELECT FROM initiative.revision r
         WHERE r.initiative_id = f.initiative_id AND r.attachments @> jsonb_build_array(jsonb_build_object('id', f.id)))`,
      [ids],
    );
    await this.db.write(
      `UPDATE initiative.attachment f SET removed_at = NULL
       FROM initiative.initiative i JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision
       WHERE f.initiative_id = i.id AND i.id = ANY($1::uuid[]) AND f.removed_at IS NOT NULL
         AND r.attachments @> jsonb_build_array(jsonb_build_object('id', f.id))`,
      [ids],
    );
    await this.db.write('DELETE FROM initiative.author WHERE initiative_id = ANY($1::uuid[])', [ids]);
    await this.db.write(
      `INSERT INTO initiative.author (${AUTHOR_COLUMNS}, consent_attachment_id)
       SELECT i.id, ${AUTHOR_VALUES('rev.submitted_at')}, r."consentAttachmentId"
       FROM initiative.initiative i JOIN initiative.revision rev ON rev.initiative_id = i.id AND rev.number = i.revision,
         ${AUTHOR_RECORDS('rev.authors')} WHERE i.id = ANY($1::uuid[])`,
      [ids],
    );
    // Who has opened an account since the handing in keeps the dossier.
    await this.db.write(
      `UPDATE initiative.author a SET account_id = acc.id, person_id = coalesce(a.person_id, acc.person_id) FROM identity.account acc
       WHERE a.initiative_id = ANY($1::uuid[]) AND acc.state IN ('active', 'disabled') AND ${ACCOUNT_OF_AUTHOR}`,
      [ids],
    );
  }

  /** The receipt for a revision that has reached the secretariat; `receivedAt` is when it was handed in. */
  async issueReceipt(subject: Subject, revision: number, hash: string, receivedAt: Date): Promise<Receipt> {
    const code = `${subject.code}${receiptSuffix(revision, hash)}`;
    await this.db.write(
      'INSERT INTO initiative.receipt (initiative_id, revision, code, received_at, content_hash) VALUES ($1, $2, $3, $4, $5)',
      [subject.id, revision, code, receivedAt, hash],
    );
    return { code, revision, receivedAt, contentHash: hash };
  }
}

export function searchText(code: string, title: string, authors: readonly { readonly name: string }[]): string {
  return fold([code, title, ...authors.map(({ name }) => name)].join(' '));
}
