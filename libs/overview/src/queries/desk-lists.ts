/**
 * What each count of the desk counts, one row each, over the contest `c` ($1). A count and its list are read from the same
 * words, so that they never differ. Columns: id (of what the row leads to), code, title, detail, since.
 */
export const DESK_LISTS = {
  unitsWithoutDossier: `SELECT u.id, NULL::text AS code, u.name AS title, u.block AS detail, NULL::timestamptz AS since
    FROM identity.unit u WHERE u.state = 'active'
      AND u.id <> ALL (ARRAY(SELECT identity.unit_today(i.unit_id) FROM (
        SELECT DISTINCT i.unit_id FROM initiative.initiative i WHERE i.contest_id = c.id AND i.received_at IS NOT NULL) i))`,
  unitListMismatches: `SELECT l.id, l.dispatch_number AS code, u.name AS title,
      concat_ws(' / ', l.declared_count, (SELECT count(*) FROM initiative.unit_list_item t WHERE t.unit_list_id = l.id)) AS detail, l.forwarded_at AS since
    FROM initiative.unit_list l JOIN identity.unit u ON u.id = l.unit_id
    WHERE l.contest_id = c.id AND l.state = 'forwarded' AND (
      l.declared_count <> (SELECT count(*) FROM initiative.unit_list_item t WHERE t.unit_list_id = l.id)
      OR l.declared_codes IS NOT NULL AND l.declared_codes <> ARRAY(SELECT i.code FROM initiative.unit_list_item t
        JOIN initiative.initiative i ON i.id = t.initiative_id WHERE t.unit_list_id = l.id ORDER BY t.position))`,
  consentsUnsigned: `SELECT i.id, i.code, i.title, a.name AS detail, i.submitted_at AS since
    FROM initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id
    WHERE i.contest_id = c.id AND i.state IN ('submitted', 'awaiting_completion') AND a.consent = 'pending'`,
  intakesToConfirm: `SELECT p.id, i.code, i.title, n.name AS detail, p.entered_at AS since
    FROM initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id
    JOIN identity.account e ON e.id = p.entered_by JOIN identity.person n ON n.id = e.person_id
    WHERE p.contest_id = c.id AND p.state = 'entered'`,
  reinstatementsToConfirm: `SELECT i.id, i.code, i.title, n.name AS detail, r.proposed_at AS since
    FROM screening.reinstatement r JOIN initiative.initiative i ON i.id = r.initiative_id
    JOIN identity.account e ON e.id = r.proposed_by JOIN identity.person n ON n.id = e.person_id
    WHERE r.contest_id = c.id AND r.state = 'proposed'`,
  extensionsToConfirm: `SELECT x.id, x.document AS code, coalesce(u.name, i.title, c.title) AS title,
      to_char(x.closes_at AT TIME ZONE c.zone, 'HH24:MI DD/MM/YYYY') AS detail, x.proposed_at AS since
    FROM contest.extension x LEFT JOIN identity.unit u ON u.id = x.unit_id
    LEFT JOIN initiative.initiative i ON i.id = x.initiative_id
    WHERE x.contest_id = c.id AND x.state = 'proposed'`,
  sheetsMissing: `SELECT r.id, e.blind_code AS code, m.name AS title, r.name AS detail, a.assigned_at AS since
    FROM judging.assignment a JOIN judging.round r ON r.id = a.round_id JOIN judging.panel_member m ON m.id = a.panel_member_id
    JOIN judging.round_initiative e ON e.id = a.round_initiative_id
    WHERE r.contest_id = c.id AND r.state = 'scoring' AND a.state IN ('offered', 'appointed', 'accepted')
      AND NOT EXISTS (SELECT FROM judging.sheet s WHERE s.assignment_id = a.id AND s.state = 'submitted')`,
  recusals: `SELECT r.id, e.blind_code AS code, m.name AS title, r.name AS detail, a.assigned_at AS since
    FROM judging.assignment a JOIN judging.round r ON r.id = a.round_id JOIN judging.panel_member m ON m.id = a.panel_member_id
    JOIN judging.round_initiative e ON e.id = a.round_initiative_id
    WHERE r.contest_id = c.id AND r.state IN ('assigning', 'scoring') AND a.state = 'recused'
      AND NOT EXISTS (SELECT FROM judging.assignment n WHERE n.replaces = a.id)`,
  eligibleUnjudged: `SELECT i.id, i.code, i.title, r.name AS detail,
      (SELECT max(v.decided_at) FROM screening.verdict v WHERE v.initiative_id = i.id AND v.state = 'standing') AS since
    FROM initiative.initiative i JOIN judging.round r ON r.contest_id = i.contest_id AND r.position = 1
    WHERE i.contest_id = c.id AND i.state = 'eligible' AND r.state NOT IN ('planned', 'assigning', 'scoring')
      AND NOT EXISTS (SELECT FROM judging.round_initiative e WHERE e.round_id = r.id AND e.initiative_id = i.id)`,
  differencesToConfirm: `SELECT d.id, i.code, i.title, n.name AS detail, f.entered_at AS since
    FROM award.signing_difference f JOIN award.decision d ON d.id = f.decision_id JOIN initiative.initiative i ON i.id = f.initiative_id
    JOIN identity.account e ON e.id = f.entered_by JOIN identity.person n ON n.id = e.person_id
    WHERE d.contest_id = c.id AND f.state = 'entered'`,
} as const;
export type DeskList = keyof typeof DESK_LISTS;
export const DESK_LIST_NAMES = Object.keys(DESK_LISTS) as [DeskList, ...DeskList[]];
/** With the one that no query finds, since it is computed from the sheets. */
export const DESK_LISTED = [...DESK_LIST_NAMES, 'discrepancies'] as const;
export type DeskListed = (typeof DESK_LISTED)[number];

/** As many rows as a page bears; the count beside them tells whether there are more. */
const MOST = 500;

/** Nobody works on an own dossier ($2: account, $3: person), so that none is counted or listed for its author. */
const NOT_OWN = `NOT EXISTS (SELECT FROM initiative.initiative o WHERE o.id = x.id AND ((o.owner_id = $2::uuid AND o.channel = 'online')
    OR EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = o.id AND (a.account_id = $2::uuid OR a.person_id = $3::uuid))))`;

export const deskListSql = (list: DeskList): string =>
  `SELECT x.* FROM contest.contest c CROSS JOIN LATERAL (${DESK_LISTS[list]}) x WHERE c.id = $1 AND ${NOT_OWN}
   ORDER BY x.since NULLS FIRST, x.title, x.code, x.id LIMIT ${MOST}`;

export const deskCountSql = (list: DeskList): string =>
  `(SELECT count(*) FROM (${DESK_LISTS[list]}) x WHERE ${NOT_OWN})::int AS "${list}"`;

export interface DeskItem {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly since: Date | null;
}
