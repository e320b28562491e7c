-- No letter about a verdict leaves while that verdict could still be undone.
SELECT n.id FROM notification.notice n JOIN screening.verdict v ON v.id = n.verdict_id
WHERE n.state NOT IN ('draft', 'cancelled') AND v.announced_at IS NULL
