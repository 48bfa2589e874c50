-- severity: finding
-- title: People under mandatory detention are not more than all people
-- why: They are a part of them. Tolerance: the rounding of five cells where ICE rounded.
-- sure: certain
-- sampled: 8 of 8, right 8, 2026-11-24: one edition printed zero for 301 averages under 0.5
SELECT population.snapshot_sha256, population.sheet, columns.column_letter || row AS cell, facility_id,
    'at most ' || round(adp_total, 3) AS expected, adp_mandatory::VARCHAR AS found, name_printed AS message
FROM core.facility_population AS population
JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
    AND columns.column_name = 'adp_mandatory'
WHERE adp_mandatory > adp_total + CASE WHEN rounded THEN 2.5 ELSE 0.001 END
