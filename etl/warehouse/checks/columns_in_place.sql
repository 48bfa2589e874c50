-- severity: finding
-- title: The column Male/Female holds sexes
-- why: A facility type there means that the cells of the row slipped.
-- sure: certain
-- sampled: 144 of 144, right 144, 2026-11-24: one edition, the whole column repeats the facility type
SELECT population.snapshot_sha256, population.sheet, columns.column_letter || row AS cell, facility_id,
    'Male, Female or both' AS expected, male_female AS found, name_printed AS message
FROM core.facility_population AS population
JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
    AND columns.column_name = 'male_female'
WHERE contains(flags, 'column_shift')
