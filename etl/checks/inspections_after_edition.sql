-- severity: finding
-- title: An inspection's day is not after the edition that prints it
-- why: Either the day is a misprint or the edition was made later than the day it was captured says. Ten days are allowed.
-- sure: likely
-- sampled: none found
SELECT rows.snapshot_sha256, rows.sheet, columns.column_letter || row AS cell, facility_id,
    'at most ' || (greatest(as_of, in_force_from) + 10) AS expected, inspection_date::VARCHAR AS found, name_printed AS message
FROM staging.inspection_rows AS rows
JOIN core.editions AS editions USING (snapshot_sha256)
JOIN raw.ice_detention_statistics_columns AS columns
    ON columns.snapshot_sha256 = rows.snapshot_sha256 AND columns.sheet = rows.sheet
    AND columns."column" = rows.date_column
WHERE in_force_from IS NOT NULL AND inspection_date > greatest(as_of, in_force_from) + 10
