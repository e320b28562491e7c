-- The submitted sheets of a locked round are exactly those its result was computed from, mark by mark.
WITH newest AS (
  SELECT DISTINCT ON (x.round_id) x.round_id, x.input FROM judging.round_result x JOIN judging.round r ON r.id = x.round_id
  WHERE r.state IN ('locked', 'confirmed', 'announced') ORDER BY x.round_id, x.number DESC
), counted AS (
  SELECT n.round_id, (s ->> 'id')::uuid AS id, s -> 'marks' AS marks FROM newest n, jsonb_array_elements(n.input -> 'sheets') s
), present AS (
  SELECT s.round_id, s.id, s.marks FROM judging.sheet s JOIN newest n USING (round_id)
  JOIN judging.entry e ON e.id = s.round_initiative_id WHERE s.state = 'submitted'
)
SELECT coalesce(c.id, p.id) AS sheet, c.marks AS counted, p.marks AS present
FROM counted c FULL JOIN present p ON p.id = c.id AND p.round_id = c.round_id WHERE c.marks IS DISTINCT FROM p.marks
