-- title: Deaths of people last held here
-- note: From ICE's reports, its list of 2003 to 2017, and its notices. We publish no names. ICE does not report every death (after a release, for instance), and not every report is held: the number of rows is a minimum, never a total. Newest first.
-- empty: No death in the documents we hold is linked to it. That doesn't say that nobody died.
-- more: /detention/deaths_in_custody?facility_id={facility_id}
SELECT
    date_of_death AS "day",
    age,
    sex,
    country || ' (' || country_of || ')' AS country,
    days_in_custody AS "days in custody",
    cause,
    replace(cause_status, '_', ' ') AS "cause is",
    CASE document_kind WHEN 'report' THEN 'report' WHEN 'notice' THEN 'notice only' ELSE 'list, page ' || page END AS document,
    report_url AS document_href,
    'row' AS record,
    '/detention/deaths_in_custody/' || death_id AS record_href
FROM deaths_in_custody
WHERE facility_id = :facility_id
ORDER BY date_of_death DESC, death_id
