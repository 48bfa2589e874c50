-- title: Counties
-- answer: We know places of detention in {{ row.n|number }} counties.
SELECT 'Counties' AS name, 'All of a kind' AS kicker, NULL AS "where", count(DISTINCT county_geoid) AS n FROM facilities
