-- The list as signed is the agreed list but for the differences that a second person confirmed.
SELECT d.id, coalesce(r.code, a.code) AS code, r.prize_code AS agreed, a.prize_code AS signed
FROM award.decision d
JOIN (SELECT decision_id, initiative_id, code, prize_code, amount FROM award.decision_row) r ON r.decision_id = d.id
FULL JOIN (SELECT decision_id, initiative_id, code, prize_code, amount FROM award.award) a
  ON a.decision_id = r.decision_id AND a.initiative_id = r.initiative_id
WHERE (d.state IN ('signed', 'published') OR d.id IS NULL) AND (r.prize_code, r.amount) IS DISTINCT FROM (a.prize_code, a.amount)
AND NOT EXISTS (SELECT FROM award.signing_difference s WHERE s.state = 'confirmed'
  AND s.decision_id = coalesce(r.decision_id, a.decision_id) AND s.initiative_id = coalesce(r.initiative_id, a.initiative_id))
