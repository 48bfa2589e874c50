-- title: Campuses of several places
-- answer: {{ row.n|number }} campuses hold several places that ICE prints apart. Their figures belong together: one contract, name or code can cover several rows.
SELECT 'Campuses' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n FROM sites
