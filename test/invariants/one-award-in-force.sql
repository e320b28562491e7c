-- An initiative holds at most one prize of a kind that is in force, and a certificate is valid exactly while its award is.
SELECT 'two awards' AS fault, a.initiative_id AS id FROM award.award a JOIN award.decision d ON d.id = a.decision_id
WHERE d.state = 'published' AND a.ended_by IS NULL AND a.effect <> 'withdraw' GROUP BY a.initiative_id, d.kind HAVING count(*) > 1
UNION ALL
SELECT 'certificate', c.id FROM award.certificate c JOIN award.award a ON a.id = c.award_id
WHERE a.ended_by IS DISTINCT FROM c.revoked_by
