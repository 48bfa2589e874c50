-- severity: finding
-- title: ZIP code and state agree
-- why: A ZIP code lies in one state; where they differ one of the two cells is wrong.
-- sure: likely
-- sampled: none found
SELECT population.snapshot_sha256, population.sheet, columns.column_letter || row AS cell, facility_id,
    zip_codes.state AS expected, population.state AS found, concat_ws(' ', name_printed, population.zip) AS message
FROM core.facility_population AS population
JOIN raw.zip_codes AS zip_codes ON zip_codes.zip = population.zip
JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
    AND columns.column_name = 'state'
WHERE population.state IS NOT NULL AND zip_codes.state <> upper(trim(population.state))
