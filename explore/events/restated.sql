-- A place's average over the same days that a later edition prints otherwise.
SELECT 'restated/' || substr(now.snapshot_sha256, 1, 12) || '/' || now.facility_id AS id, editions.in_force_from AS day,
    now.facility_id, places.state, places.name || ': the average to ' || now.as_of || ' is printed otherwise now' AS title,
    printf('%.1f became %.1f people a day on average (%s %s). An average is no head count.', was.adp_total, now.adp_total, now.sheet, now.adp_cells) AS text,
    '/places/' || now.facility_id || '/' AS address
FROM facility_population AS now
JOIN editions ON editions.snapshot_sha256 = now.snapshot_sha256 AND editions.in_force_from IS NOT NULL
JOIN facility_population AS was ON was.facility_id = now.facility_id AND was.as_of = now.as_of AND was.name_printed = now.name_printed
JOIN editions AS earlier ON earlier.snapshot_sha256 = was.snapshot_sha256 AND earlier.in_force_from < editions.in_force_from
JOIN facilities AS places ON places.facility_id = now.facility_id
WHERE abs(was.adp_total - now.adp_total) > 0.05
GROUP BY now.snapshot_sha256, now.facility_id HAVING earlier.in_force_from = max(earlier.in_force_from)
