-- title: ICE field offices
-- answer: ICE divides the country into {{ row.n|number }} areas of responsibility, each under a field office.
SELECT 'ICE field offices' AS name, 'All of a kind' AS kicker, NULL AS "where", count(DISTINCT aor) AS n FROM areas_of_responsibility
