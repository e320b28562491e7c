import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { AttachedFile, Author } from '../domain/dossier';
import type { Receipt } from '../persistence/dossiers';
import { relationsOf, Subjects } from '../persistence/subjects';
import { attachmentView, authorView, receiptView } from './presenters';
import type { AttachmentView, AuthorView, StoredReceipt } from './presenters';

interface Row {
  readonly rulebook_version: number;
  readonly title: string;
  readonly theme: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly authors: readonly Author[];
  readonly attachments: readonly AttachedFile[];
  readonly content_hash: string;
  readonly submitted_at: Date;
  readonly receipt: StoredReceipt | null;
}

export interface RevisionView {
  readonly initiativeId: string;
  readonly number: number;
  readonly rulebookVersion: number;
  readonly title: string;
  readonly theme: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly authors: readonly AuthorView[];
  readonly attachments: readonly AttachmentView[];
  readonly contentHash: string;
  readonly submittedAt: Date;
  readonly receipt: Receipt | null;
}

/** What was submitted, as it was. */
@Injectable()
export class Revisions {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
  ) {}

  async execute(actor: Actor, id: string, number: number): Promise<RevisionView> {
    const subject = await this.subjects.one(id, actor);
    const row =
      (await this.db.first<Row>(
        `SELECT r.rulebook_version, r.title, r.theme, r.answers, r.authors, r.attachments, r.content_hash, r.submitted_at,
           (SELECT jsonb_build_object('code', t.code, 'revision', t.revision, 'receivedAt', t.received_at, 'contentHash', t.content_hash)
              FROM initiative.receipt t WHERE t.initiative_id = r.initiative_id AND t.revision = r.number) AS receipt
         FROM initiative.revision r WHERE r.initiative_id = $1 AND r.number = $2`,
        [id, number],
      )) ?? absent();
    const { inside, secretariat } = relationsOf(actor, subject);
    return {
      initiativeId: id,
      number,
      rulebookVersion: row.rulebook_version,
      title: row.title,
      theme: row.theme,
      answers: row.answers,
      authors: row.authors.map((author) => authorView(author, actor.accountId, inside || secretariat)),
      attachments: row.attachments.map((file) => attachmentView(file, null)),
      contentHash: row.content_hash,
      submittedAt: row.submitted_at,
      receipt: receiptView(row.receipt),
    };
  }
}
