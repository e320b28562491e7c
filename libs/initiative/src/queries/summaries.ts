import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { AuthorKind, Channel, InitiativeId, InitiativeState } from '../domain/initiative.types';

/** share: hundredths of a percent. */
export interface AuthorSummary {
  readonly id: string;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly email: string | null;
  readonly share: number;
  readonly isLead: boolean;
}

/** What other rooms need to know of an initiative; names people, so never for a blind reader. */
export interface InitiativeSummary {
  readonly id: InitiativeId;
  readonly code: string;
  readonly contestId: string;
  readonly state: InitiativeState;
  readonly version: number;
  readonly revision: number;
  readonly rulebookVersion: number;
  readonly title: string;
  readonly theme: string | null;
  /** The author kind under the name that prize tables use. */
  readonly category: string | null;
  readonly authorKind: AuthorKind;
  readonly channel: Channel;
  readonly ownerId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly receivedAt: Date | null;
  readonly sealedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly authors: readonly AuthorSummary[];
}

export const SUMMARY_COLUMNS = `i.id, i.code, i.contest_id AS "contestId", i.state, i.version, i.revision, i.rulebook_version AS "rulebookVersion",
  coalesce(r.title, i.title) AS title, coalesce(r.theme, i.theme) AS theme, i.category, i.author_kind AS "authorKind", i.channel,
  i.owner_id AS "ownerId", i.unit_id AS "unitId", i.unit_name AS "unitName", i.received_at AS "receivedAt", i.sealed_at AS "sealedAt",
  i.decided_at AS "decidedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'personId', a.person_id, 'accountId', a.account_id, 'name', a.name,
      'jobTitle', a.job_title, 'unitId', a.unit_id, 'unitName', a.unit_name, 'email', a.email, 'share', a.share, 'isLead', a.is_lead) ORDER BY a.position)
    FROM initiative.author a WHERE a.initiative_id = i.id), '[]') AS authors`;
export const SUMMARY_FROM = `initiative.initiative i
  LEFT JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision`;

@Injectable()
export class SummaryQuery {
  constructor(private readonly db: Database) {}

  execute(ids: readonly string[]): Promise<InitiativeSummary[]> {
    return this.db.query<InitiativeSummary>(
      `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_FROM} WHERE i.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], i.id)`,
      [ids],
    );
  }
}
