-- title: Operators by people held
-- note: By the newest list that names one, 2015 to 2019. Counties run most jails and are left out here.
-- bars: operator: average_in_the_newest_table
-- all: yes
SELECT CASE operator WHEN 'CCA' THEN 'CoreCivic (printed as CCA)' WHEN 'GEO' THEN 'The GEO Group' WHEN 'M&TC' THEN 'Management & Training Corporation' ELSE operator END AS operator,
    '/companies/' || lower(replace(replace(replace(replace(operator, '&', ''), ' ', '-'), '(', ''), ')', '')) || '/' AS operator_href, round(sum(CASE WHEN in_latest_edition THEN latest_adp END), 1) AS average_in_the_newest_table,
    sum(in_latest_edition) AS "places in the newest table", count(*) AS "places known", max(operator_as_of) AS "newest list"
FROM facilities
WHERE operator IS NOT NULL AND operator NOT LIKE 'COUNTY%' AND operator NOT IN ('CITY', 'FEDERAL', 'HOTEL', 'ORR')
GROUP BY facilities.operator ORDER BY average_in_the_newest_table DESC, operator
