-- Every prize of a published decision that still stands has its certificate, and one that was taken back has none that is valid.
SELECT a.code, a.prize_name, c.code AS certificate FROM award.award a JOIN award.decision d ON d.id = a.decision_id
LEFT JOIN award.certificate c ON c.award_id = a.id AND c.revoked_at IS NULL
WHERE d.state = 'published' AND a.effect <> 'withdraw' AND d.kind = 'award' AND (a.ended_by IS NULL) <> (c.id IS NOT NULL)
