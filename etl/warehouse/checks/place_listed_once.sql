-- severity: finding
-- title: A place is listed once in an edition
-- why: A second row of the same place is a copy, or a part of it under another name; summing both may count twice.
-- sure: likely
-- sampled: 7 of 7, right 7, 2026-11-24: four are namesake counties under the wrong town
SELECT snapshot_sha256, sheet, string_agg('A' || row, ', ' ORDER BY row) AS cell, facility_id, '1 row' AS expected,
    count(*) || ' rows' AS found, string_agg(name_printed || ' ' || coalesce(round(adp_total, 3)::VARCHAR, '?'), '; ' ORDER BY row) AS message
FROM core.facility_population
WHERE facility_id IS NOT NULL
GROUP BY snapshot_sha256, sheet, facility_id
HAVING count(*) > 1
