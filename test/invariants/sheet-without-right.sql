-- Every handed-in sheet belongs to a judge who is in no conflict that was known when it was handed in, and is locked with its round.
SELECT s.id, s.state, r.state AS round_state FROM judging.sheet s JOIN judging.round r ON r.id = s.round_id
WHERE (s.state = 'draft' AND r.state IN ('closed', 'locked', 'confirmed', 'announced'))
   OR (s.state = 'submitted' AND EXISTS (SELECT FROM judging.conflict c JOIN judging.round_initiative ri ON ri.initiative_id = c.initiative_id
         WHERE ri.id = s.round_initiative_id AND c.account_id = s.account_id AND c.declared_at < s.submitted_at))
