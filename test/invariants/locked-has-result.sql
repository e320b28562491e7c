-- A locked round has a frozen result, and every initiative that still takes part is in it, ranked or not.
SELECT r.id, e.initiative_id FROM judging.round r JOIN judging.round_initiative e ON e.round_id = r.id
LEFT JOIN LATERAL (SELECT x.snapshot FROM judging.round_result x WHERE x.round_id = r.id ORDER BY x.number DESC LIMIT 1) last ON true
WHERE r.state IN ('locked', 'confirmed', 'announced') AND (last.snapshot IS NULL OR
  NOT EXISTS (SELECT FROM jsonb_array_elements(last.snapshot->'ranking' || (last.snapshot->'unranked')) place WHERE place->>'initiativeId' = e.initiative_id::text)
  AND EXISTS (SELECT FROM initiative.initiative i WHERE i.id = e.initiative_id AND i.state = 'eligible'))
