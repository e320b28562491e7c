import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, contestsWithRole, refuse, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { InitiativeState } from '@rooms/initiative';

export interface Dossier {
  readonly id: string;
  readonly code: string;
  readonly contestId: string;
  readonly state: InitiativeState;
  readonly version: number;
  readonly revision: number;
  readonly title: string;
  readonly rulebookVersion: number;
  readonly own: boolean;
}

export const SECRETARIES = ['secretary', 'secretary_head'] as const;

/** Only what has been handed in comes to the secretariat's desk. `i` is the initiative. */
export const HANDED_IN = `i.revision > 0 AND i.state NOT IN ('draft', 'awaiting_unit', 'not_forwarded')`;

/**
 * True where the actor ($account, $person) is an author, or entered it online for themselves. Whoever typed in another's
 * paper is its owner too, but not a party to it.
 */
export const ownSql = (account: string, person: string) =>
  `(EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = i.id AND (a.account_id = ${account}::uuid OR a.person_id = ${person}::uuid))
    OR (i.owner_id = ${account}::uuid AND i.channel = 'online'))`;

/** Contest ids the actor is secretary of; null for all of them. */
export function contestsOf(actor: Actor): readonly string[] | null {
  const contests = contestsWithRole(actor, ...SECRETARIES);
  return contests === 'all' ? null : contests;
}

/** Dossiers as the secretariat may see them. */
@Injectable()
export class Dossiers {
  constructor(private readonly db: Database) {}

  /** Absent where the actor is no secretary of the contest. */
  requireSecretary(contestId: string, actor: Actor): void {
    const mine = contestsOf(actor);
    if (mine !== null && !mine.includes(contestId)) absent();
  }

  /** Absent where the actor is no secretary of its contest; refused where it is the actor's own: that is hard. */
  async screenable(id: string, actor: Actor): Promise<Dossier> {
    const row = await this.db.first<Dossier>(
      `SELECT i.id, i.code, i.contest_id AS "contestId", i.state, i.version, i.revision, i.title,
         i.rulebook_version AS "rulebookVersion", ${ownSql('$2', '$3')} AS own
       FROM initiative.initiative i
       WHERE i.id = $1 AND ($4::uuid[] IS NULL OR i.contest_id = ANY($4)) AND ${HANDED_IN}`,
      [id, actor.accountId, actor.personId, contestsOf(actor)],
    );
    if (!row) return absent();
    if (row.own) return refuse('forbidden', 'screening.own_initiative');
    return row;
  }

  /** As the clock sees it. */
  async any(id: string): Promise<Dossier> {
    const row = await this.db.first<Dossier>(
      `SELECT i.id, i.code, i.contest_id AS "contestId", i.state, i.version, i.revision, i.title,
         i.rulebook_version AS "rulebookVersion", false AS own
       FROM initiative.initiative i WHERE i.id = $1`,
      [id],
    );
    return row ?? absent();
  }
}

/** Roles by which the steps of this room are taken. */
export function secretaryRoles(actor: Actor, contestId: string): readonly string[] {
  return rolesIn(actor, contestId).filter((role) => role === 'system' || SECRETARIES.some((one) => one === role));
}
