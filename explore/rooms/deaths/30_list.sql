-- title: Each death, its documents and their days
-- note: Newest first. The notice is due two business days after the death by ICE's own rule, the report 90 days after it by law since 2018. Days past due are counted to the newest day of anything we hold. A report that we do not hold may have been published.
-- more: /detention/deaths_in_custody
WITH clock AS (
    SELECT max(looked) AS today
    FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)
)
SELECT deaths.date_of_death AS "day", coalesce(facilities.name, deaths.last_detention_printed) AS place, '/detention/facilities/' || deaths.facility_id AS place_href,
    deaths.age, deaths.sex, deaths.days_in_custody AS "days in custody", deaths.cause,
    CASE WHEN deaths.notice_on IS NOT NULL THEN deaths.notice_on || ', after ' || deaths.notice_after_days || CASE deaths.notice_after_days WHEN 1 THEN ' day' ELSE ' days' END END AS notice,
    CASE WHEN deaths.notice_id IS NOT NULL THEN '/detention/statements/' || deaths.notice_id END AS notice_href,
    CASE WHEN deaths.report_held THEN 'held'
        WHEN deaths.report_due_on IS NULL THEN 'none was owed'
        WHEN deaths.report_due_on < clock.today THEN 'not held, ' || CAST(julianday(clock.today) - julianday(deaths.report_due_on) AS INTEGER) || ' days past due'
        ELSE 'due ' || deaths.report_due_on END AS report,
    CASE deaths.document_kind WHEN 'notice' THEN 'notice only' WHEN 'list' THEN 'ICE''s list, page ' || deaths.page ELSE 'report' END AS source, deaths.report_url AS source_href
FROM deaths_in_custody AS deaths CROSS JOIN clock LEFT JOIN facilities USING (facility_id)
ORDER BY deaths.date_of_death DESC, deaths.death_id
