import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { InitiativeState } from '../domain/initiative.types';
import { InitiativeFactsLoader } from '../persistence/binding';
import type { StepInput } from '../persistence/binding';
import { Dossiers } from '../persistence/dossiers';
import type { Receipt } from '../persistence/dossiers';
import { Subjects } from '../persistence/subjects';
import type { Subject } from '../persistence/subjects';

export interface Submitted {
  readonly id: string;
  readonly code: string;
  readonly state: InitiativeState;
  readonly version: number;
  readonly revision: number;
  /** Null while the unit has it: the receipt comes when it reaches the secretariat. */
  readonly receipt: Receipt | null;
}

/**
 * Hands in the working copy: freezes it as a revision and gives the receipt, or sends it to the unit where the rulebook says
 * so. Also the answer to a request for completion. `version` is the one the sender saw.
 */
@Injectable()
export class SubmitInitiative {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly subjects: Subjects,
    private readonly contests: Contests,
    private readonly facts: InitiativeFactsLoader,
    private readonly dossiers: Dossiers,
  ) {}

  submit(actor: Actor, id: string, version: number): Promise<Submitted> {
    return this.db.transaction(async () => {
      const subject = await this.subjects.locked(id, actor);
      const rulebook = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
      return this.handIn(actor, subject, version, rulebook.units.confirmation ? 'sendToUnit' : 'submit');
    });
  }

  resubmit(actor: Actor, id: string, version: number): Promise<Submitted> {
    return this.db.transaction(async () => {
      return this.handIn(actor, await this.subjects.locked(id, actor), version, 'resubmit');
    });
  }

  /** The unit passes on what was handed in before: the time of handing in stays the one that decides. */
  confirmByUnit(actor: Actor, id: string, version: number): Promise<Submitted> {
    return this.db.transaction(async () => {
      const before = await this.subjects.locked(id, actor);
      const done = await this.runner.run(id, {
        binding: this.facts.binding,
        transition: 'confirmByUnit',
        actor,
        input: {},
        version,
        set: (_, now) => ({ received_at: before.submitted_at, updated_at: now }),
      });
      const row = await this.db.first<{ content_hash: string }>(
        'SELECT content_hash FROM initiative.revision WHERE initiative_id = $1 AND number = $2',
        [id, before.revision],
      );
      const receipt = await this.dossiers.issueReceipt(
        before,
        before.revision,
        row?.content_hash ?? '',
        before.submitted_at ?? done.at,
      );
      return { id, code: before.code, state: done.to, version: done.version, revision: before.revision, receipt };
    });
  }

  /**
   * Joins the transaction in which the paper intake is confirmed; it holds the locks. `stampedAt` is the time of receipt,
   * `enteredAt` stays as it was.
   */
  async receivePaper(actor: Actor, id: string, stampedAt: Date): Promise<Submitted> {
    return this.freeze(actor, await this.subjects.one(id, actor), 'receivePaper', { byIntake: true }, stampedAt);
  }

  private handIn(
    actor: Actor,
    before: Subject,
    version: number,
    transition: 'submit' | 'sendToUnit' | 'resubmit',
  ): Promise<Submitted> {
    return this.freeze(actor, before, transition, { checkDossier: true, seenVersion: version });
  }

  private async freeze(
    actor: Actor,
    before: Subject,
    transition: 'submit' | 'sendToUnit' | 'resubmit' | 'receivePaper',
    input: StepInput,
    stampedAt?: Date,
  ): Promise<Submitted> {
    const { id } = before;
    const by = actor.accountId ?? refuse('unauthenticated', 'platform.sign_in');
    const revision = before.revision + 1;
    const done = await this.runner.run(id, {
      binding: this.facts.binding,
      transition,
      actor,
      input,
      detail: { revision },
      set: (_, now) => ({
        revision,
        rulebook_version: before.rulebook_version,
        submitted_at: now,
        received_at: transition === 'sendToUnit' ? null : (before.received_at ?? stampedAt ?? now),
        completion_due_at: null,
        completion_authors: false,
        updated_at: now,
      }),
    });
    const rulebook = await this.contests.rulebook(before.contest_id, before.rulebook_version);
    const hash = await this.dossiers.freeze(before, rulebook, revision, done.at, by);
    const receipt =
      transition === 'sendToUnit'
        ? null
        : await this.dossiers.issueReceipt(before, revision, hash, stampedAt ?? done.at);
    return { id, code: before.code, state: done.to, version: done.version, revision, receipt };
  }
}
