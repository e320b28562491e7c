-- Nobody has agreed to an own proposal or confirmed an own difference.
SELECT id FROM award.decision WHERE agreed_by = proposed_by
UNION ALL
SELECT id FROM award.signing_difference WHERE confirmed_by = entered_by
