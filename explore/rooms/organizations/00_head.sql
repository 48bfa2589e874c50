-- title: Organizations
-- answer: {{ row.n|number }} agencies, organizations and companies whose statements we follow or that statements name.
SELECT 'Organizations' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n FROM organizations
