-- A standing verdict is what the initiative's state says, unless it has left the contest since.
SELECT v.id FROM screening.verdict v JOIN initiative.initiative i ON i.id = v.initiative_id
WHERE v.state = 'standing' AND i.state NOT IN (v.verdict, 'withdrawn', 'disqualified')
