-- The shares of a submitted dossier total exactly 100.00 %.
SELECT i.code, sum(a.share) AS hundredths
FROM initiative.initiative i JOIN initiative.author a ON a.initiative_id = i.id
WHERE i.state NOT IN ('draft', 'awaiting_completion', 'withdrawn', 'not_forwarded')
GROUP BY i.code HAVING sum(a.share) <> 10000
