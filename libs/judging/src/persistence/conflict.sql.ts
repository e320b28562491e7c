/**
 * Every conflict between the judges and the initiatives of a round: own work (as author by account or person), the same
 * unit (as it was at submission or appointment, or the unit that stands for it today after mergers), or declared.
 * Narrowed to one account or some initiatives of the round where given.
 */
export const conflictSql = `
  CREATE FUNCTION judging.conflicts(of_round uuid, of_account uuid DEFAULT NULL, of_initiatives uuid[] DEFAULT NULL)
  RETURNS TABLE (account_id uuid, round_initiative_id uuid, kind text) LANGUAGE sql STABLE AS $$
    WITH entries AS (
      SELECT ri.id, ri.initiative_id, i.unit_id FROM judging.round_initiative ri JOIN initiative.initiative i ON i.id = ri.initiative_id
      WHERE ri.round_id = of_round AND (of_initiatives IS NULL OR ri.id = ANY (of_initiatives))
    ), judges AS (
      SELECT DISTINCT m.account_id, m.person_id FROM judging.panel_member m
      WHERE m.round_id = of_round AND m.removed_at IS NULL AND (of_account IS NULL OR m.account_id = of_account)
    ), judge_units AS (
      SELECT j.account_id, m.unit_id FROM judges j JOIN judging.panel_member m ON m.account_id = j.account_id AND m.round_id = of_round WHERE m.unit_id IS NOT NULL
      UNION
      SELECT j.account_id, p.unit_id FROM judges j JOIN identity.person p ON p.id = j.person_id WHERE p.unit_id IS NOT NULL
    ), entry_units AS (
      SELECT e.id, e.unit_id FROM entries e
      UNION
      SELECT e.id, a.unit_id FROM entries e JOIN initiative.author a ON a.initiative_id = e.initiative_id WHERE a.unit_id IS NOT NULL
    ), today AS MATERIALIZED (
      SELECT u.unit_id, identity.unit_today(u.unit_id) AS now_id
      FROM (SELECT unit_id FROM judge_units UNION SELECT unit_id FROM entry_units) u
    )
    SELECT j.account_id, e.id, 'own' FROM judges j CROSS JOIN entries e
    WHERE EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = e.initiative_id AND (a.account_id = j.account_id OR a.person_id = j.person_id))
    UNION
    SELECT ju.account_id, eu.id, 'same_unit' FROM judge_units ju JOIN today jt ON jt.unit_id = ju.unit_id
      JOIN today et ON et.now_id = jt.now_id JOIN entry_units eu ON eu.unit_id = et.unit_id
    UNION
    SELECT j.account_id, e.id, c.kind FROM judges j JOIN judging.conflict c ON c.account_id = j.account_id JOIN entries e ON e.initiative_id = c.initiative_id
  $$;
`;
