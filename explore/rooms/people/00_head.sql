-- title: Public officials
-- answer: {{ row.n|number }} officials who led the agencies of immigration enforcement, with their terms. People who were detained, arrested or died have no page here and no name.
SELECT 'Public officials' AS name, 'All of a kind' AS kicker, NULL AS "where", count(DISTINCT official_id) AS n FROM officials
