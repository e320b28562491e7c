-- A revision has one receipt at most, and its hash is that of the revision.
SELECT r.initiative_id, r.revision, count(*) FROM initiative.receipt r GROUP BY r.initiative_id, r.revision HAVING count(*) > 1
UNION ALL
SELECT r.initiative_id, r.revision, 0 FROM initiative.receipt r
LEFT JOIN initiative.revision v ON v.initiative_id = r.initiative_id AND v.number = r.revision
WHERE v.content_hash IS DISTINCT FROM r.content_hash
