-- title: Companies and other operators
-- words: private prison companies operators contractors share privately run
-- answer: Who runs a place was last printed by ICE in a list of {{ row.newest_list|day }}. By those lists {{ row.private|number }} percent of the people in ICE's newest table are in places that a company ran then; for {{ row.unknown|number }} percent no list names an operator, so the share today can't be told.
WITH held AS (
    SELECT CASE WHEN operator IS NULL THEN 'unknown' WHEN operator LIKE 'COUNTY%' OR operator IN ('CITY', 'FEDERAL', 'BOP', 'ORR') THEN 'public' ELSE 'private' END AS kind, latest_adp, operator_as_of
    FROM facilities WHERE in_latest_edition
)
SELECT 'Companies and other operators' AS name, 'Subject' AS kicker, NULL AS "where", max(operator_as_of) AS newest_list,
    100.0 * sum(CASE kind WHEN 'private' THEN latest_adp END) / nullif(sum(latest_adp), 0) AS private,
    100.0 * sum(CASE kind WHEN 'unknown' THEN latest_adp END) / nullif(sum(latest_adp), 0) AS unknown
FROM held
