-- A superseded sheet has exactly one that supersedes it, asked for by one person and confirmed by another.
SELECT s.id FROM judging.sheet s
WHERE s.state = 'superseded' AND (
  NOT EXISTS (SELECT FROM judging.sheet n WHERE n.supersedes = s.id)
  OR NOT EXISTS (SELECT FROM judging.reopening o WHERE o.sheet_id = s.id AND o.state = 'confirmed' AND o.decided_by <> o.asked_by))
