-- Every submitted dossier has exactly one lead author, and a receipt for its present revision.
SELECT i.code FROM initiative.initiative i
WHERE i.revision > 0 AND i.state NOT IN ('draft', 'awaiting_unit', 'withdrawn', 'not_forwarded')
  AND ((SELECT count(*) FROM initiative.author a WHERE a.initiative_id = i.id AND a.is_lead) <> 1
    OR NOT EXISTS (SELECT FROM initiative.receipt r WHERE r.initiative_id = i.id AND r.revision = i.revision))
