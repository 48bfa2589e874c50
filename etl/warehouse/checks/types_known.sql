-- severity: finding
-- title: Facility types are known
-- why: A type that staging.type_groups doesn't know has no group in facilities; a new one, or a cell that slipped.
-- sure: certain
-- sampled: none found
SELECT population.snapshot_sha256, population.sheet, columns.column_letter || row AS cell, facility_id,
    'a known type' AS expected, population.type_detailed AS found, name_printed AS message
FROM core.facility_population AS population
JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
    AND columns.column_name = 'type_detailed'
WHERE population.type_detailed IS NOT NULL
    AND upper(trim(population.type_detailed)) NOT IN (SELECT type_detailed FROM staging.type_groups)
