import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, Refused, refuseAll } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { relationsOf, Subjects } from '../persistence/subjects';
import type { Subject } from '../persistence/subjects';
import { BlindContentQuery } from '../queries/blind-content';

export interface Redaction {
  readonly title?: string | undefined;
  /** By field code; null clears the field. Fields not named stay as they are. */
  readonly answers?: Readonly<Record<string, string | null>> | undefined;
}

export interface BlindView {
  readonly version: number;
  readonly revision: number;
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The secretariat takes names out of what blind judges read. What was submitted stays as it is. */
@Injectable()
export class RedactBlind {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly contests: Contests,
    private readonly blind: BlindContentQuery,
    private readonly audit: Audit,
  ) {}

  async read(actor: Actor, id: string): Promise<BlindView> {
    const subject = await this.subjects.one(id, actor);
    mayRedact(actor, subject);
    return this.view(subject);
  }

  execute(actor: Actor, id: string, input: Redaction, version: number): Promise<BlindView> {
    return this.db.transaction(async () => {
      const subject = await this.subjects.locked(id, actor);
      mayRedact(actor, subject);
      if (subject.version !== version) throw new Refused({ kind: 'stale', code: 'platform.stale' });
      const answers = input.answers ?? {};
      await this.refuseOtherFields(subject, answers);
      await this.db.write(
        `UPDATE initiative.revision SET blind_title = coalesce($3, blind_title), blind_answers = blind_answers || $4::jsonb
         WHERE initiative_id = $1 AND number = $2`,
        [id, subject.revision, input.title ?? null, JSON.stringify(answers)],
      );
      await this.db.write(
        'UPDATE initiative.initiative SET version = version + 1, updated_at = platform.now() WHERE id = $1',
        [id],
      );
      await this.audit.record(actor, {
        action: 'initiative.redactBlind',
        subjectKind: 'initiative',
        subjectId: id,
        contestId: subject.contest_id,
        detail: { fields: [...(input.title === undefined ? [] : ['title']), ...Object.keys(answers)].join(' ') },
      });
      return this.view({ ...subject, version: subject.version + 1 });
    });
  }

  private async view(subject: Subject): Promise<BlindView> {
    const { title, answers } = await this.blind.execute(subject.id);
    return { version: subject.version, revision: subject.revision, title, answers };
  }

  /** Only what the rulebook shows to blind judges, and words only where the field holds words. */
  private async refuseOtherFields(subject: Subject, answers: Readonly<Record<string, string | null>>): Promise<void> {
    const { form } = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
    const blockers = Object.entries(answers).flatMap(([code, text]): Blocker[] => {
      const field = form.fields.find((one) => one.code === code);
      const path = `answers.${code}`;
      if (!field?.blind) return [{ code: 'initiative.not_blind_field', params: { field: code }, path }];
      return text !== null && field.kind !== 'text'
        ? [{ code: 'initiative.only_cleared', params: { field: field.label }, path }]
        : [];
    });
    refuseAll('invalid', 'platform.invalid_input', blockers);
  }
}

function mayRedact(actor: Actor, subject: Subject): void {
  const refused = (kind: 'forbidden' | 'conflict', code: string): never => {
    const error = new Refused({ kind, code });
    error.attempt = {
      action: 'initiative.redactBlind',
      subjectKind: 'initiative',
      subjectId: subject.id,
      contestId: subject.contest_id,
    };
    throw error;
  };
  const { secretariat, own } = relationsOf(actor, subject);
  if (!secretariat) refused('forbidden', 'platform.forbidden');
  if (own) refused('conflict', 'initiative.own');
  if (subject.revision === 0) absent();
  if (subject.decided_at !== null) refused('conflict', 'initiative.decided');
}
