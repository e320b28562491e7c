-- Whoever waits for completion has been asked for it.
SELECT i.id FROM initiative.initiative i
WHERE i.state = 'awaiting_completion'
  AND NOT EXISTS (SELECT FROM screening.completion c WHERE c.initiative_id = i.id AND c.state = 'open')
