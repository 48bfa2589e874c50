-- title: What it found
-- more: /detention/snapshot_checks?rule={rule}
SELECT editions.as_of AS "table to", checks.message, checks.sheet, checks.cell, facilities.name AS place,
    '/detention/facilities/' || checks.facility_id AS place_href, coalesce(editions.edition, substr(checks.snapshot_sha256, 1, 8)) AS file,
    '/detention/snapshots/' || checks.snapshot_sha256 AS file_href
FROM snapshot_checks AS checks
LEFT JOIN editions USING (snapshot_sha256)
LEFT JOIN facilities USING (facility_id)
WHERE checks.rule = :id AND checks.finding > 0 AND NOT checks.holds
ORDER BY editions.as_of DESC, checks.snapshot_sha256, checks.finding
