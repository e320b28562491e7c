-- No mail was delivered more than once for each time a process broke off, and nobody was told the same of one event twice.
SELECT m.message_id, count(*) FROM platform.mailbox m GROUP BY m.message_id HAVING count(*) > 2
UNION ALL
SELECT n.event_id || ' ' || n.kind, count(*) FROM notification.notice n WHERE n.account_id IS NOT NULL
GROUP BY n.event_id, n.kind, n.account_id, n.initiative_id HAVING count(*) > 1
