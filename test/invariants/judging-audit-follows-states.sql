-- Every round, assignment, sheet and reopening is in the state that its last audit row says it reached.
SELECT last.subject_kind, last.subject_id, last.to_state, t.state
FROM (SELECT DISTINCT ON (subject_id) subject_kind, subject_id, to_state FROM platform.audit
      WHERE outcome = 'done' AND to_state IS NOT NULL AND subject_kind IN ('round', 'assignment', 'sheet', 'reopening') ORDER BY subject_id, id DESC) AS last
JOIN (SELECT id, state FROM judging.round UNION ALL SELECT id, state FROM judging.assignment
      UNION ALL SELECT id, state FROM judging.sheet UNION ALL SELECT id, state FROM judging.reopening) t ON t.id = last.subject_id
WHERE t.state <> last.to_state
