-- A decision that went out was agreed by another person than the one who drew its list, and the list is still that one's.
SELECT d.id, d.state, d.proposed_by, d.agreed_by FROM award.decision d
WHERE d.state IN ('agreed', 'sent', 'signed', 'published') AND NOT EXISTS (
  SELECT FROM platform.audit a WHERE a.subject_kind = 'award_decision' AND a.subject_id = d.id AND a.action = 'award_decision.agree'
    AND a.outcome = 'done' AND a.actor_id = d.agreed_by AND a.actor_id <> d.proposed_by AND d.list_hash IS NOT NULL
    AND NOT EXISTS (SELECT FROM platform.audit later WHERE later.subject_id = d.id AND later.action = 'award_decision.redraft'
      AND later.outcome = 'done' AND later.id > a.id))
