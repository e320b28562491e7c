import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { AuthorKind, Channel, InitiativeState } from '../domain/initiative.types';
import { binder, SECRETARIAT, TOLD_STATE, visibleTo } from './visible-to';

/** One initiative with what its contest says about it now; read under the lock by every step and edit. */
export interface Subject {
  readonly id: string;
  readonly code: string;
  readonly contest_id: string;
  readonly state: InitiativeState;
  /** As all but the secretariat see it. */
  readonly told_state: InitiativeState;
  /** Its last verdict was never told to anybody. */
  readonly untold: boolean;
  readonly version: number;
  readonly channel: Channel;
  readonly owner_id: string;
  readonly author_kind: AuthorKind;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly unit_today: string;
  readonly title: string;
  readonly theme: string | null;
  readonly revision: number;
  readonly received_at: Date | null;
  readonly submitted_at: Date | null;
  readonly sealed_at: Date | null;
  readonly decided_at: Date | null;
  readonly completion_due_at: Date | null;
  readonly completion_authors: boolean;
  /** A draft follows the version in force; handing in pins it. */
  readonly rulebook_version: number;
  readonly contest_state: string;
  readonly closes_at: Date;
  /** Accounts of the authors, the lead author's first. */
  readonly author_accounts: readonly (string | null)[];
}

export const SUBJECT_COLUMNS = `i.id, i.code, i.contest_id, i.state, ${TOLD_STATE} AS told_state,
  i.told_state IS NOT NULL AND i.sealed_at IS NULL AS untold, i.version, i.channel, i.owner_id, i.author_kind, i.unit_id, i.unit_name,
  (SELECT CASE WHEN u.successor_id IS NULL THEN u.id ELSE identity.unit_today(u.id) END FROM identity.unit u WHERE u.id = i.unit_id) AS unit_today,
  i.title, i.theme, i.revision, i.received_at, i.submitted_at, i.sealed_at, i.decided_at,
  i.completion_due_at, i.completion_authors,
  CASE WHEN i.state = 'draft' THEN c.rulebook_version ELSE i.rulebook_version END AS rulebook_version, c.state AS contest_state,
  contest.closing_for(i.contest_id, i.unit_id, i.id) AS closes_at,
  ARRAY(SELECT a.account_id FROM initiative.author a WHERE a.initiative_id = i.id ORDER BY a.is_lead DESC, a.position) AS author_accounts`;

export const SUBJECT_FROM = `initiative.initiative i
  JOIN contest.contest c ON c.id = i.contest_id`;

/** The coordinator of the unit, or of the unit that stands for it today. */
function coordinates(actor: Actor, subject: Subject): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role === 'coordinator' &&
      (grant.contestId === null || grant.contestId === subject.contest_id) &&
      (grant.unitId === subject.unit_id || grant.unitId === subject.unit_today),
  );
}

/** Entered from paper, and a second secretary has not yet confirmed it. */
export function awaitsIntake(subject: Pick<Subject, 'channel' | 'state'>): boolean {
  return subject.channel !== 'online' && subject.state === 'draft';
}

export interface Relations {
  readonly roles: readonly string[];
  readonly own: boolean;
  /** Keeps or wrote it, or has to compare it with its paper: sees the working copy, not only what was submitted. */
  readonly inside: boolean;
  readonly secretariat: boolean;
}

/** What the actor is to an initiative they can see. */
export function relationsOf(actor: Actor, subject: Subject): Relations {
  const granted = rolesIn(actor, subject.contest_id).filter((role) => SECRETARIAT.includes(role) || role === 'system');
  const entered = subject.owner_id === actor.accountId;
  const own = actor.accountId !== null && subject.author_accounts.includes(actor.accountId);
  const secretariat = granted.length > 0;
  const keepsPaper = secretariat && !own && (entered || !awaitsIntake(subject));
  const owner = subject.channel === 'online' ? entered : keepsPaper;
  const roles = [
    ...granted,
    ...(coordinates(actor, subject) ? ['coordinator'] : []),
    ...(owner ? ['owner'] : []),
    ...(own ? ['author'] : []),
    ...(actor.accountId !== null && subject.author_accounts[0] === actor.accountId ? ['lead_author'] : []),
  ];
  return { roles, own, inside: owner || own || (secretariat && awaitsIntake(subject)), secretariat };
}

@Injectable()
export class Subjects {
  constructor(private readonly db: Database) {}

  /** Those of the ids that the actor may see. */
  visible(ids: readonly string[], actor: Actor): Promise<Subject[]> {
    const params: unknown[] = [ids];
    const seen = visibleTo(actor, binder(params));
    return this.db.query<Subject>(
      `SELECT ${SUBJECT_COLUMNS} FROM ${SUBJECT_FROM} WHERE i.id = ANY($1::uuid[]) AND ${seen}`,
      params,
    );
  }

  /** One, or absent for somebody who may not see it. */
  async one(id: string, actor: Actor): Promise<Subject> {
    return (await this.visible([id], actor))[0] ?? absent();
  }

  /** The row lock of an edit; the contest is locked before the initiative, so that its closing time stands still. */
  async locked(id: string, actor: Actor): Promise<Subject> {
    await this.lockContest(id);
    await this.db.write('SELECT id FROM initiative.initiative WHERE id = $1 FOR UPDATE', [id]);
    return this.one(id, actor);
  }

  async lockContest(initiativeId: string): Promise<void> {
    await this.db.write(
      `SELECT c.id FROM contest.contest c
       WHERE c.id = (SELECT contest_id FROM initiative.initiative WHERE id = $1) FOR SHARE`,
      [initiativeId],
    );
  }
}
