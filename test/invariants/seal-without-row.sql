-- The audit chain has no gap: positions run from 1 without a hole.
SELECT max(position) AS last, count(*) AS sealed FROM platform.audit_seal HAVING coalesce(max(position), 0) <> count(*)
