-- Nothing was received at or after the closing time that held for it.
SELECT i.code, i.received_at FROM initiative.initiative i
WHERE i.received_at IS NOT NULL AND i.state <> 'ineligible'
  AND i.received_at >= contest.closing_for(i.contest_id, i.unit_id, i.id)
