-- title: Deaths of people last held here
-- note: From ICE's reports and its list of 2003 to 2017. We publish no names. The number of rows is a minimum, never a total. Newest first.
-- empty: No death in the documents we hold is linked to one of its places. That doesn't say that nobody died.
SELECT
    deaths.date_of_death AS "day",
    facilities.name AS place,
    '/detention/facilities/' || facilities.facility_id AS place_href,
    deaths.age,
    deaths.sex,
    deaths.country || ' (' || deaths.country_of || ')' AS country,
    deaths.cause,
    replace(deaths.cause_status, '_', ' ') AS "cause is",
    CASE deaths.document_kind WHEN 'report' THEN 'report' ELSE 'list, page ' || deaths.page END AS document,
    deaths.report_url AS document_href
FROM facilities
JOIN deaths_in_custody AS deaths USING (facility_id)
WHERE facilities.site_id = :site_id
ORDER BY deaths.date_of_death DESC, deaths.death_id
