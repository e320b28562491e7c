import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

export interface ExtensionView {
  readonly id: string;
  readonly state: 'proposed' | 'confirmed' | 'declined';
  readonly scope: 'contest' | 'unit' | 'initiative';
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly initiativeId: string | null;
  readonly closesAt: Date;
  readonly document: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly version: number;
  readonly scan: { readonly fileName: string; readonly size: number; readonly sha256: string } | null;
}

const SELECT = `SELECT e.id, e.state, e.scope, e.unit_id AS "unitId", u.name AS "unitName", e.initiative_id AS "initiativeId",
    e.closes_at AS "closesAt", e.document, e.reason, pp.name AS "proposedBy", e.proposed_at AS "proposedAt",
    cp.name AS "confirmedBy", e.confirmed_at AS "confirmedAt", e.version,
    CASE WHEN e.scan_key IS NOT NULL
      THEN jsonb_build_object('fileName', e.scan_name, 'size', e.scan_size, 'sha256', e.scan_sha256) END AS scan
  FROM contest.extension e LEFT JOIN identity.unit u ON u.id = e.unit_id
  JOIN identity.account pa ON pa.id = e.proposed_by JOIN identity.person pp ON pp.id = pa.person_id
  LEFT JOIN identity.account ca ON ca.id = e.confirmed_by LEFT JOIN identity.person cp ON cp.id = ca.person_id`;

/** Extensions are the secretariat's and the organisers' to read; for others they are absent. */
@Injectable()
export class ExtensionQueries {
  constructor(private readonly db: Database) {}

  list(actor: Actor, contestId: string): Promise<ExtensionView[]> {
    this.refuseStrangers(actor, contestId);
    return this.db.query<ExtensionView>(`${SELECT} WHERE e.contest_id = $1 ORDER BY e.proposed_at DESC, e.id`, [
      contestId,
    ]);
  }

  async one(actor: Actor, contestId: string, extensionId: string): Promise<ExtensionView> {
    this.refuseStrangers(actor, contestId);
    const row = await this.db.first<ExtensionView>(`${SELECT} WHERE e.contest_id = $1 AND e.id = $2`, [
      contestId,
      extensionId,
    ]);
    return row ?? absent();
  }

  private refuseStrangers(actor: Actor, contestId: string): void {
    if (!hasRole(actor, contestId, 'secretary_head', 'secretary', 'organiser')) absent();
  }
}
