-- Every row's state is the one its last audit row says it reached.
WITH stateful AS (
  SELECT 'contest' AS kind, id, state FROM contest.contest
  UNION ALL SELECT 'extension', id, state FROM contest.extension
  UNION ALL SELECT 'initiative', id, state FROM initiative.initiative
  UNION ALL SELECT 'completion', id, state FROM screening.completion
  UNION ALL SELECT 'verdict', id, state FROM screening.verdict
  UNION ALL SELECT 'reinstatement', id, state FROM screening.reinstatement
  UNION ALL SELECT 'round', id, state FROM judging.round
  UNION ALL SELECT 'assignment', id, state FROM judging.assignment
  UNION ALL SELECT 'sheet', id, state FROM judging.sheet
  UNION ALL SELECT 'reopening', id, state FROM judging.reopening
  UNION ALL SELECT 'award_decision', id, state FROM award.decision
  UNION ALL SELECT 'signing_difference', id, state FROM award.signing_difference
  UNION ALL SELECT 'complaint', id, state FROM award.complaint
), last AS (
  SELECT DISTINCT ON (subject_kind, subject_id) subject_kind, subject_id, to_state FROM platform.audit
  WHERE outcome = 'done' AND to_state IS NOT NULL ORDER BY subject_kind, subject_id, id DESC
)
SELECT s.kind, s.id, s.state, last.to_state AS audited FROM stateful s
LEFT JOIN last ON last.subject_kind = s.kind AND last.subject_id = s.id
WHERE s.state IS DISTINCT FROM last.to_state AND NOT (s.kind = 'sheet' AND s.state = 'draft' AND last.to_state IS NULL)
