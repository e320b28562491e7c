-- Every award decision, difference and complaint is in the state that its last audit row says it reached.
SELECT last.subject_kind, last.subject_id, last.to_state, t.state
FROM (SELECT DISTINCT ON (subject_id) subject_kind, subject_id, to_state FROM platform.audit
      WHERE outcome = 'done' AND to_state IS NOT NULL AND subject_kind IN ('award_decision', 'signing_difference', 'complaint') ORDER BY subject_id, id DESC) AS last
JOIN (SELECT id, state FROM award.decision UNION ALL SELECT id, state FROM award.signing_difference UNION ALL SELECT id, state FROM award.complaint) t
  ON t.id = last.subject_id
WHERE t.state <> last.to_state
