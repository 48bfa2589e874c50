-- title: 287(g) agreements
-- words: 287g 287(g) sheriffs police local law enforcement task force jail enforcement
-- answer: {{ row.n|number }} agreements of {{ row.agencies|number }} local agencies with ICE are in force by the newest list we hold; {{ row.task_force|number }} of them follow the task force model.
SELECT '287(g) agreements' AS name, 'Subject' AS kicker, NULL AS "where", count(*) AS n, count(DISTINCT agency || state) AS agencies, coalesce(sum(support_type = 'task_force'), 0) AS task_force
FROM agreements_287g WHERE in_latest_list AND status = 'participating'
