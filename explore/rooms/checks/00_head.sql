-- title: Checks of the data
-- answer: {{ row.n|number }} rules look at every edition; what they find is published, not hidden.
SELECT 'Checks of the data' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n FROM check_rules
