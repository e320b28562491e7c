import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, fromHundredths, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { barredRoles } from '../persistence/dossiers';
import { Editing } from '../persistence/editing';
import { Subjects } from '../persistence/subjects';
import type { Subject } from '../persistence/subjects';

const OPEN_STATES = ['draft', 'awaiting_completion'];

export type ConsentAnswer =
  | { readonly answer: 'given'; readonly authors: readonly { readonly id: string; readonly share: number }[] }
  | { readonly answer: 'refused' };

/** The agreement of each author to take part: online from their own account, or as a signed page uploaded by the keeper. */
@Injectable()
export class Consent {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly editing: Editing,
    private readonly contests: Contests,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Agreed is to the list that was read; one that has changed since has to be read again. */
  answer(actor: Actor, id: string, given: ConsentAnswer): Promise<void> {
    const { answer } = given;
    return this.db.transaction(async () => {
      const subject = await this.subjects.locked(id, actor);
      if (!OPEN_STATES.includes(subject.state)) refuse('conflict', 'initiative.not_editable');
      if (!subject.author_accounts.includes(actor.accountId)) refuse('forbidden', 'initiative.not_author');
      if (given.answer === 'given') {
        await this.refuseBarred(actor, subject);
        await this.refuseChanged(id, given.authors);
      }
      await this.db.write(
        `UPDATE initiative.author SET consent = $3, consent_at = $4, consent_attachment_id = NULL
         WHERE initiative_id = $1 AND account_id = $2`,
        [id, actor.accountId, answer, await this.db.now()],
      );
      await this.record(actor, subject, { answer });
      await this.outbox.emit(answer === 'given' ? 'ConsentGiven' : 'ConsentRefused', {
        subjectKind: 'initiative',
        subjectId: id,
        contestId: subject.contest_id,
        actorId: actor.accountId,
      });
    });
  }

  signedPage(actor: Actor, id: string, authorId: string, attachmentId: string): Promise<void> {
    return this.db.transaction(async () => {
      const { subject, now } = await this.editing.open(id, actor, ['content']);
      const page = await this.db.first(
        'SELECT id FROM initiative.attachment WHERE id = $1 AND initiative_id = $2 AND removed_at IS NULL',
        [attachmentId, id],
      );
      if (!page) refuse('invalid', 'initiative.page_unknown', {}, 'attachmentId');
      const rows = await this.db.write(
        `UPDATE initiative.author SET consent = 'signed_page', consent_at = $4, consent_attachment_id = $3
         WHERE id = $1 AND initiative_id = $2 AND consent <> 'refused' RETURNING id`,
        [authorId, id, attachmentId, now],
      );
      if (rows.length === 0) await this.refuseUnsigned(authorId, id);
      await this.record(actor, subject, { answer: 'signed_page', authorId, attachmentId });
    });
  }

  /** A refusal given online is not undone by paper. */
  private async refuseUnsigned(authorId: string, id: string): Promise<never> {
    const author = await this.db.first<{ name: string }>(
      'SELECT name FROM initiative.author WHERE id = $1 AND initiative_id = $2',
      [authorId, id],
    );
    return author ? refuse('conflict', 'initiative.consent_refused', { name: author.name }) : absent();
  }

  private async refuseBarred(actor: Actor, subject: Subject): Promise<void> {
    const barred = barredRoles(await this.contests.rulebook(subject.contest_id, subject.rulebook_version));
    const held = actor.grants.some(
      ({ role, contestId }) => barred.includes(role) && (contestId === null || contestId === subject.contest_id),
    );
    if (!held) return;
    const error = new Refused({ kind: 'conflict', code: 'initiative.author_barred', params: { name: actor.name } });
    error.attempt = {
      action: 'initiative.consent',
      subjectKind: 'initiative',
      subjectId: subject.id,
      contestId: subject.contest_id,
    };
    throw error;
  }

  private async refuseChanged(id: string, read: Extract<ConsentAnswer, { answer: 'given' }>['authors']): Promise<void> {
    const now = await this.db.query<{ id: string; share: number }>(
      'SELECT id, share FROM initiative.author WHERE initiative_id = $1 ORDER BY position',
      [id],
    );
    const isSame =
      now.length === read.length &&
      now.every((author, at) => author.id === read[at]?.id && fromHundredths(author.share) === read[at].share);
    if (!isSame) refuse('conflict', 'initiative.authors_changed');
  }

  private record(actor: Actor, subject: Subject, detail: Record<string, string>): Promise<void> {
    return this.audit.record(actor, {
      action: 'initiative.consent',
      subjectKind: 'initiative',
      subjectId: subject.id,
      contestId: subject.contest_id,
      detail,
    });
  }
}
