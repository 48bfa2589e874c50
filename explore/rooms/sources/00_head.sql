-- title: Sources
-- answer: We follow {{ row.n|number }} sources; {{ row.held|number }} of them have given us files so far.
SELECT 'Sources' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n, sum(n_snapshots > 0) AS held FROM sources
