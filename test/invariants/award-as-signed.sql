-- The list as signed is the agreed one with the confirmed differences, row by row, and ranks are those of the proposal.
SELECT d.id, coalesce(r.initiative_id, a.initiative_id) AS initiative_id
FROM award.decision d
CROSS JOIN LATERAL (SELECT initiative_id, prize_code, amount, rank FROM award.decision_row WHERE decision_id = d.id) r
FULL JOIN (SELECT decision_id, initiative_id, prize_code, amount, rank FROM award.award) a
  ON a.decision_id = d.id AND a.initiative_id = r.initiative_id
LEFT JOIN award.decision o ON o.id = coalesce(d.id, a.decision_id)
LEFT JOIN award.signing_difference f ON f.decision_id = o.id AND f.initiative_id = coalesce(r.initiative_id, a.initiative_id) AND f.state = 'confirmed'
WHERE o.state IN ('signed', 'published') AND NOT CASE
  WHEN f.change = 'removed' THEN a.initiative_id IS NULL
  WHEN f.change = 'added' THEN r.initiative_id IS NULL AND (a.prize_code, a.amount) = (f.prize_code, f.amount)
  WHEN f.change = 'changed' THEN (a.prize_code, a.amount, a.rank) = (f.prize_code, f.amount, r.rank)
  ELSE a.initiative_id IS NOT NULL AND (a.prize_code, a.amount, a.rank) = (r.prize_code, r.amount, r.rank) END
