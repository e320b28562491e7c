import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse, Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { editRefusal } from '../domain/editing';
import type { EditedPart } from '../domain/editing';
import { awaitsIntake, relationsOf, Subjects } from './subjects';
import type { Subject } from './subjects';

export interface Edited {
  readonly subject: Subject;
  readonly now: Date;
}

/** Opens an edit: the row locked, the version compared, the right and the time to edit checked. */
@Injectable()
export class Editing {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
  ) {}

  async open(id: string, actor: Actor, parts: readonly EditedPart[], version?: number): Promise<Edited> {
    const subject = await this.subjects.locked(id, actor);
    const now = await this.check(subject, actor, parts);
    if (version !== undefined && version !== subject.version) refuse('stale', 'platform.stale');
    return { subject, now };
  }

  /** The same question without a lock, before an upload is read. */
  async ask(id: string, actor: Actor, part: EditedPart): Promise<Subject> {
    const subject = await this.subjects.one(id, actor);
    await this.check(subject, actor, [part]);
    return subject;
  }

  private async check(subject: Subject, actor: Actor, parts: readonly EditedPart[]): Promise<Date> {
    const now = await this.db.now();
    const facts = {
      state: subject.state,
      awaitsIntake: awaitsIntake(subject),
      contestState: subject.contest_state,
      closesAt: subject.closes_at,
      completionDueAt: subject.completion_due_at,
      completionAuthors: subject.completion_authors,
      roles: relationsOf(actor, subject).roles,
    };
    for (const part of parts) {
      const refusal = editRefusal(facts, part, now);
      if (!refusal) continue;
      const error = new Refused(refusal);
      error.attempt = {
        action: 'initiative.edit',
        subjectKind: 'initiative',
        subjectId: subject.id,
        contestId: subject.contest_id,
      };
      throw error;
    }
    return now;
  }
}
