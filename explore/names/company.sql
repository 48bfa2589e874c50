-- What the search knows of each company: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT CASE operator WHEN 'CCA' THEN 'CoreCivic' WHEN 'GEO' THEN 'The GEO Group' WHEN 'M&TC' THEN 'Management & Training Corporation'
    WHEN 'CEC' THEN 'Community Education Centers' WHEN 'CORNELL' THEN 'Cornell Corrections' WHEN 'LASALLE CORRECTIONS' THEN 'LaSalle Corrections' ELSE operator END AS name,
    '/companies/' || lower(replace(replace(replace(replace(operator, '&', ''), ' ', '-'), '(', ''), ')', '')) || '/' AS address, NULL AS "key",
    'Operator of ' || count(*) || ' places, by ICE''s lists of 2015 to 2019' AS context,
    operator || CASE operator WHEN 'GEO' THEN '|GEO Group' WHEN 'CCA' THEN '|Corrections Corporation of America' WHEN 'M&TC' THEN '|MTC'
        WHEN 'CORNELL' THEN '|Cornell Companies' WHEN 'LASALLE CORRECTIONS' THEN '|LaSalle' ELSE '' END AS names,
    'company private prison' AS beside, sum(CASE WHEN in_latest_edition THEN latest_adp END) AS held
FROM facilities WHERE operator IS NOT NULL AND operator NOT LIKE 'COUNTY%' AND operator NOT IN ('CITY', 'FEDERAL', 'HOTEL', 'ORR') GROUP BY operator
