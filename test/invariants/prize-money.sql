-- What the first decision grants for a prize is what the rules say, unless the signed paper says otherwise or a tie shares it.
SELECT a.code, a.prize_code, a.amount FROM award.award a JOIN award.decision d ON d.id = a.decision_id AND d.act = 'grant' AND d.kind = 'award'
JOIN contest.rulebook r ON r.contest_id = d.contest_id AND r.version = d.rulebook_version
WHERE NOT EXISTS (
  SELECT FROM jsonb_array_elements(r.body -> 'prizes' -> 'tables') t, jsonb_array_elements(t -> 'prizes') p, jsonb_array_elements(p -> 'amounts') m
  WHERE t ->> 'code' = a.table_code AND p ->> 'code' = a.prize_code AND m ->> 'category' = a.category AND (m ->> 'amount')::bigint = a.amount)
AND NOT EXISTS (SELECT FROM award.signing_difference s WHERE s.decision_id = d.id AND s.initiative_id = a.initiative_id AND s.state = 'confirmed')
AND NOT EXISTS (SELECT FROM award.allotment_decision x WHERE x.contest_id = d.contest_id AND x.manner = 'share' AND x.prize_code = a.prize_code)
