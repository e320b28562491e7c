import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Language } from '@platform/kernel';
import { isMailAddress } from '@platform/mail';

export interface Recipient {
  /** One notice per event and key. */
  readonly key: string;
  readonly accountId: string | null;
  readonly name: string;
  /** Null: the notice is printed. */
  readonly address: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly language: Language;
}

interface Row extends Recipient {
  readonly of: string;
}

/** Columns of a recipient over account `a`, person `p` and unit `u`. */
const ACCOUNT = `a.id::text AS key, a.id AS "accountId", p.name, a.email AS address, p.unit_id AS "unitId", u.name AS "unitName", a.language
  FROM identity.account a JOIN identity.person p ON p.id = a.person_id LEFT JOIN identity.unit u ON u.id = p.unit_id`;
const USABLE = `a.state <> 'disabled'`;

const SECRETARIAT = `ARRAY['secretary', 'secretary_head']`;
const holds = (
  contest: string,
  roles: string,
) => `EXISTS (SELECT FROM identity.role_grant held WHERE held.account_id = a.id
  AND held.revoked_at IS NULL AND held.role = ANY(${roles}) AND (held.contest_id IS NULL OR held.contest_id = ${contest}))`;

/** Who an event's notices go to. Groups are maps from the subject's id to its people. */
@Injectable()
export class People {
  constructor(private readonly db: Database) {}

  /**
   * By initiative: all, or only those whose consent or printed name is asked for. An author without account is found by the
   * address given for them, or gets a printed notice. Those whose consent is pending are asked by mail at most once a day,
   * so that nobody is pestered through us; those whose name is open, once for each time that they were asked.
   */
  async authors(
    initiativeIds: readonly string[],
    asked: 'consent' | 'name' | null = null,
  ): Promise<Map<string, Recipient[]>> {
    return grouped(
      await this.db.query<Row>(
        `SELECT w.initiative_id AS "of", coalesce(a.id, w.person_id, w.id)::text AS key, a.id AS "accountId", w.name,
           coalesce(a.email, w.email, p.email) AS address, w.unit_id AS "unitId", w.unit_name AS "unitName", coalesce(a.language, 'vi') AS language
         FROM initiative.author w
         LEFT JOIN identity.person p ON p.id = w.person_id
         LEFT JOIN identity.account a ON (a.id = w.account_id OR (w.account_id IS NULL AND a.person_id = w.person_id)) AND ${USABLE}
         WHERE w.initiative_id = ANY($1::uuid[]) AND ($2::text IS NULL OR ($2 = 'consent' AND w.consent = 'pending' AND NOT w.is_lead
           AND coalesce(a.email, w.email, p.email) IS NOT NULL AND NOT EXISTS (
             SELECT FROM notification.notice n WHERE n.initiative_id = w.initiative_id AND n.kind = 'consent_asked'
               AND lower(n.address) = lower(coalesce(a.email, w.email, p.email)) AND n.created_at > platform.now() - interval '23 hours'))
           OR ($2 = 'name' AND w.name_state = 'open' AND w.name_asked_at IS NOT NULL AND NOT EXISTS (
             SELECT FROM notification.notice n WHERE n.initiative_id = w.initiative_id AND n.kind = 'names_asked'
               AND n.recipient_key = w.initiative_id || ':' || coalesce(a.id, w.person_id, w.id) AND n.created_at >= w.name_asked_at)))
         ORDER BY w.initiative_id, w.position`,
        [initiativeIds, asked],
      ),
    );
  }

  /** Who keeps the draft, and the lead author. */
  async owners(initiativeIds: readonly string[]): Promise<Map<string, Recipient[]>> {
    return grouped(
      await this.db.query<Row>(
        `SELECT i.id AS "of", ${ACCOUNT}
         JOIN initiative.initiative i ON i.owner_id = a.id OR EXISTS (
           SELECT FROM initiative.author w WHERE w.initiative_id = i.id AND w.is_lead AND w.account_id = a.id)
         WHERE i.id = ANY($1::uuid[]) AND ${USABLE} ORDER BY i.id, p.name, a.id`,
        [initiativeIds],
      ),
    );
  }

  async coordinators(initiativeIds: readonly string[]): Promise<Map<string, Recipient[]>> {
    return grouped(
      await this.db.query<Row>(
        `SELECT DISTINCT i.id AS "of", ${ACCOUNT}
         JOIN identity.role_grant g ON g.account_id = a.id AND g.role = 'coordinator' AND g.revoked_at IS NULL
         JOIN initiative.initiative i ON (g.contest_id IS NULL OR g.contest_id = i.contest_id)
           AND identity.unit_today(g.unit_id) = identity.unit_today(i.unit_id)
         WHERE i.id = ANY($1::uuid[]) AND ${USABLE}`,
        [initiativeIds],
      ),
    );
  }

  /** Who entered what came on paper. */
  async intakeEnterers(initiativeIds: readonly string[]): Promise<Map<string, Recipient[]>> {
    return grouped(
      await this.db.query<Row>(
        `SELECT k.initiative_id AS "of", ${ACCOUNT} JOIN initiative.paper_intake k ON k.entered_by = a.id
         WHERE k.initiative_id = ANY($1::uuid[]) AND ${USABLE}`,
        [initiativeIds],
      ),
    );
  }

  secretariat(contestId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} WHERE ${USABLE} AND ${holds('$1', SECRETARIAT)} ORDER BY p.name, a.id`,
      contestId,
    );
  }

  /** The coordinators of the list's unit, or of the one that took it over. */
  listCoordinators(listId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT DISTINCT ${ACCOUNT}
       JOIN identity.role_grant g ON g.account_id = a.id AND g.role = 'coordinator' AND g.revoked_at IS NULL
       JOIN initiative.unit_list l ON (g.contest_id IS NULL OR g.contest_id = l.contest_id)
         AND identity.unit_today(g.unit_id) = identity.unit_today(l.unit_id)
       WHERE l.id = $1 AND ${USABLE}`,
      listId,
    );
  }

  /** Who may be the second person: neither who asked, nor anybody in conflict with the dossier of the sheet. */
  reopeningDeciders(reopeningId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} JOIN judging.reopening o ON o.id = $1 AND o.state = 'asked' AND o.asked_by <> a.id
       JOIN judging.round r ON r.id = o.round_id
       LEFT JOIN judging.sheet s ON s.id = o.sheet_id
       LEFT JOIN judging.panel_member m ON m.round_id = r.id AND m.account_id = a.id AND m.removed_at IS NULL AND m.seat <> 'judge'
       WHERE ${USABLE} AND (${holds('r.contest_id', SECRETARIAT)} OR ${holds('r.contest_id', 'ARRAY[m.seat]')})
         AND (s.id IS NULL OR NOT EXISTS (SELECT FROM judging.conflicts(r.id, a.id, ARRAY[s.round_initiative_id])))
       ORDER BY p.name, a.id`,
      reopeningId,
    );
  }

  reopeningAsker(reopeningId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} JOIN judging.reopening o ON o.asked_by = a.id WHERE o.id = $1 AND ${USABLE}`,
      reopeningId,
    );
  }

  account(accountId: string): Promise<Recipient[]> {
    return this.list(`SELECT ${ACCOUNT} WHERE a.id = $1 AND ${USABLE}`, accountId);
  }

  /** Judges of the round who still have a sheet to hand in. */
  roundJudges(roundId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} WHERE ${USABLE} AND EXISTS (
         SELECT FROM judging.assignment g LEFT JOIN judging.sheet s ON s.assignment_id = g.id AND s.state IN ('draft', 'submitted', 'not_returned')
         WHERE g.account_id = a.id AND g.round_id = $1 AND g.state IN ('offered', 'appointed', 'accepted')
           AND coalesce(s.state, 'draft') = 'draft') ORDER BY p.name, a.id`,
      roundId,
    );
  }

  sheetJudge(sheetId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} JOIN judging.sheet s ON s.account_id = a.id WHERE s.id = $1 AND ${USABLE}`,
      sheetId,
    );
  }

  assignmentJudge(assignmentId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} JOIN judging.assignment g ON g.account_id = a.id WHERE g.id = $1 AND ${USABLE}`,
      assignmentId,
    );
  }

  /** Keepers of dossiers that are in: drafts are known to nobody but their authors. */
  dossierOwners(contestId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT ${ACCOUNT} WHERE ${USABLE} AND EXISTS (SELECT FROM initiative.initiative i WHERE i.owner_id = a.id
         AND i.contest_id = $1 AND i.received_at IS NOT NULL AND i.state NOT IN ('withdrawn', 'not_forwarded', 'disqualified')) ORDER BY p.name, a.id`,
      contestId,
    );
  }

  /** Keepers of dossiers not yet handed in that an extension reaches. */
  draftOwners(extensionId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT DISTINCT ${ACCOUNT} JOIN initiative.initiative i ON i.owner_id = a.id
       JOIN contest.extension e ON e.contest_id = i.contest_id
         AND (e.scope = 'contest' OR e.unit_id = i.unit_id OR e.initiative_id = i.id)
       WHERE e.id = $1 AND i.state IN ('draft', 'awaiting_unit') AND ${USABLE}`,
      extensionId,
    );
  }

  /** Who complained on paper gets a printed answer. */
  complainant(complaintId: string): Promise<Recipient[]> {
    return this.list(
      `SELECT coalesce(a.id, k.id)::text AS key, a.id AS "accountId", coalesce(p.name, k.complainant_name) AS name, a.email AS address,
         p.unit_id AS "unitId", u.name AS "unitName", coalesce(a.language, 'vi') AS language
       FROM award.complaint k LEFT JOIN identity.account a ON a.id = k.complainant_id AND ${USABLE}
       LEFT JOIN identity.person p ON p.id = a.person_id LEFT JOIN identity.unit u ON u.id = p.unit_id WHERE k.id = $1`,
      complaintId,
    );
  }

  private async list(sql: string, id: string): Promise<Recipient[]> {
    return (await this.db.query<Recipient>(sql, [id])).map(usable);
  }
}

function usable(row: Recipient): Recipient {
  const { key, accountId, name, unitId, unitName, language } = row;
  const address = row.address !== null && isMailAddress(row.address) ? row.address : null;
  return { key, accountId, name, address, unitId, unitName, language };
}

function grouped(rows: readonly Row[]): Map<string, Recipient[]> {
  const groups = new Map<string, Recipient[]>();
  for (const row of rows) groups.set(row.of, [...(groups.get(row.of) ?? []), usable(row)]);
  return groups;
}
