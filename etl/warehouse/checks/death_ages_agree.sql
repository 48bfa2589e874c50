-- severity: finding
-- title: The age a death report states is the one its dates give
-- why: Where they differ one of three printed values is wrong.
-- sure: certain
-- sampled: none found
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, 'page ' || page AS cell, NULL::VARCHAR AS facility_id,
    age_from_dates || ' years by the dates' AS expected, age_stated::VARCHAR AS found, kind AS message
FROM staging.deaths
WHERE age_stated <> age_from_dates
