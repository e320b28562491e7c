-- A prize of a published decision that stands and comes with a certificate by the rules has one that is valid; one that ended has none.
SELECT a.code, a.prize_name, c.code AS certificate FROM award.award a
JOIN award.decision d ON d.id = a.decision_id AND d.state = 'published' AND d.kind = 'award'
JOIN contest.rulebook r ON r.contest_id = d.contest_id AND r.version = d.rulebook_version
LEFT JOIN award.certificate c ON c.award_id = a.id AND c.revoked_at IS NULL
WHERE a.effect <> 'withdraw' AND CASE WHEN a.ended_by IS NOT NULL THEN c.id IS NOT NULL ELSE c.id IS NULL AND EXISTS (
  SELECT FROM jsonb_array_elements(r.body -> 'prizes' -> 'tables') t, jsonb_array_elements(t -> 'prizes') p
  WHERE t ->> 'code' = a.table_code AND p ->> 'code' = a.prize_code AND (p -> 'commendations') ? 'certificate') END
