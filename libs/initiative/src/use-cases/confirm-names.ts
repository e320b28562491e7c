import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, Refused, refuse } from '@platform/kernel';
import type { Actor, Refusal } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { Author } from '../domain/dossier';
import { isSameWish, namesOpen } from '../domain/printed-name';
import type { NameWish } from '../domain/printed-name';
import { AUTHORS_JSON, searchText } from '../persistence/dossiers';
import { relationsOf, Subjects } from '../persistence/subjects';
import type { Subject } from '../persistence/subjects';

export type NameAnswer = { readonly answer: 'confirmed' } | ({ readonly answer: 'correction' } & NameWish);
/** With the wish that was read. */
export type Settlement = { readonly wish: NameWish } & (
  { readonly accept: true } | { readonly accept: false; readonly reason: string }
);

interface Row {
  readonly account_id: string | null;
  readonly name_state: string;
  readonly name_wish: NameWish | null;
}

/** Before certificates are printed each author says that name and position are right, or what they should be. */
@Injectable()
export class ConfirmNames {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly audit: Audit,
  ) {}

  /** By the author; for one without an account by whoever keeps the dossier. */
  answer(actor: Actor, id: string, authorId: string, given: NameAnswer): Promise<void> {
    return this.db.transaction(async () => {
      const { subject, row } = await this.open(actor, id, authorId, 'initiative.answerName');
      const { roles } = relationsOf(actor, subject);
      const keeps = roles.includes('owner') || roles.includes('lead_author');
      const isTheirs = row.account_id === null ? keeps : row.account_id === actor.accountId;
      if (!isTheirs) fail(subject, 'initiative.answerName', { kind: 'forbidden', code: 'initiative.not_your_name' });
      const wish = given.answer === 'correction' ? wishOf(given) : null;
      await this.db.write(
        `UPDATE initiative.author SET name_state = $2, name_wish = $3, name_answered_at = $4, name_reply = NULL WHERE id = $1`,
        [authorId, wish ? 'correction_asked' : 'confirmed', wish && JSON.stringify(wish), await this.db.now()],
      );
      await this.record(actor, subject, 'initiative.answerName', { authorId, answer: given.answer });
    });
  }

  /** The secretariat follows a wish, or says why not; then the author is asked again. What was submitted stays as it was. */
  settle(actor: Actor, id: string, authorId: string, given: Settlement): Promise<void> {
    return this.db.transaction(async () => {
      const { subject, row } = await this.open(actor, id, authorId, 'initiative.settleName');
      const { own, secretariat } = relationsOf(actor, subject);
      const refused = (refusal: Refusal) => fail(subject, 'initiative.settleName', refusal);
      if (!secretariat) refused({ kind: 'forbidden', code: 'platform.forbidden' });
      if (own) refused({ kind: 'conflict', code: 'initiative.own' });
      const wish = row.name_wish ?? refuse('conflict', 'initiative.no_correction_asked');
      if (!isSameWish(wish, given.wish)) refuse('conflict', 'initiative.wish_changed');
      if (given.accept) {
        await this.db.write(
          `UPDATE initiative.author SET name = $2, job_title = $3, name_state = 'confirmed', name_wish = NULL, name_reply = NULL WHERE id = $1`,
          [authorId, wish.name, wish.jobTitle],
        );
        await this.rename(subject);
      } else {
        await this.db.write(
          `UPDATE initiative.author SET name_state = 'open', name_wish = NULL, name_reply = $2 WHERE id = $1`,
          [authorId, given.reason],
        );
      }
      await this.record(actor, subject, 'initiative.settleName', { authorId, accept: given.accept });
    });
  }

  private async open(
    actor: Actor,
    id: string,
    authorId: string,
    action: string,
  ): Promise<{ subject: Subject; row: Row }> {
    const subject = await this.subjects.locked(id, actor);
    if (subject.decided_at) fail(subject, action, { kind: 'conflict', code: 'initiative.decided' });
    if (!namesOpen(subject)) fail(subject, action, { kind: 'conflict', code: 'initiative.names_not_open' });
    const row = await this.db.first<Row>(
      'SELECT account_id, name_state, name_wish FROM initiative.author WHERE id = $1 AND initiative_id = $2',
      [authorId, id],
    );
    return { subject, row: row ?? absent() };
  }

  /** Lists and searches know the new name too. */
  private async rename(subject: Subject): Promise<void> {
    const row = await this.db.first<{ authors: readonly Author[] }>(
      `SELECT ${AUTHORS_JSON} AS authors FROM initiative.initiative i WHERE i.id = $1`,
      [subject.id],
    );
    const authors = row?.authors ?? [];
    await this.db.write('UPDATE initiative.initiative SET lead_author = $2, search_folded = $3 WHERE id = $1', [
      subject.id,
      authors.find(({ isLead }) => isLead)?.name ?? null,
      searchText(subject.code, subject.title, authors),
    ]);
  }

  private record(
    actor: Actor,
    subject: Subject,
    action: string,
    detail: Record<string, string | boolean>,
  ): Promise<void> {
    return this.audit.record(actor, {
      action,
      subjectKind: 'initiative',
      subjectId: subject.id,
      contestId: subject.contest_id,
      detail,
    });
  }
}

const wishOf = ({ name, jobTitle, note }: NameWish): NameWish => ({ name, jobTitle, note });

function fail(subject: Subject, action: string, refusal: Refusal): never {
  const error = new Refused(refusal);
  error.attempt = { action, subjectKind: 'initiative', subjectId: subject.id, contestId: subject.contest_id };
  throw error;
}
