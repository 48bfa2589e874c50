-- severity: finding
-- title: The facility table differs from every earlier edition's
-- why: The same cells under a new file name are not new figures.
-- sure: certain
-- sampled: 15 of 15, right 15, 2026-11-24
SELECT snapshot_sha256, sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id, 'a table not seen before' AS expected,
    'the table of ' || left(same_table_as, 8) AS found, edition AS message
FROM core.editions
WHERE same_table_as IS NOT NULL
