-- Every row's state is the one its last audit row says it reached.
SELECT last.subject_kind, last.subject_id, last.to_state, i.state
FROM (SELECT DISTINCT ON (subject_id) subject_kind, subject_id, to_state FROM platform.audit
      WHERE outcome = 'done' AND to_state IS NOT NULL AND subject_kind = 'initiative' ORDER BY subject_id, id DESC) AS last
JOIN initiative.initiative i ON i.id = last.subject_id
WHERE i.state <> last.to_state
