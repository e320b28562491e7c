-- No judge has two counting sheets for one initiative, and none for an initiative of their own.
SELECT s.round_initiative_id, s.account_id, count(*) FROM judging.sheet s WHERE s.state IN ('draft', 'submitted')
GROUP BY s.round_initiative_id, s.account_id HAVING count(*) > 1
UNION ALL
SELECT s.round_initiative_id, s.account_id, 0 FROM judging.sheet s JOIN judging.round_initiative e ON e.id = s.round_initiative_id
JOIN initiative.author a ON a.initiative_id = e.initiative_id AND a.account_id = s.account_id WHERE s.state = 'submitted'
