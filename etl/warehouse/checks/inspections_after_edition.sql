-- severity: finding
-- title: An inspection's day is not after the edition that prints it
-- why: The day is a misprint; where an edition has many, it was made later than the day it was captured says. Ten days are allowed.
-- sure: likely
-- sampled: 4 of 4, right 4, 2026-11-24: misprints or plans
WITH late AS (
    SELECT rows.snapshot_sha256, rows.sheet, columns.column_letter || row AS cell, facility_id, inspection_date, name_printed,
        greatest(as_of, in_force_from) + 10 AS last_possible, count(*) OVER (PARTITION BY rows.snapshot_sha256) AS n_late
    FROM staging.inspection_rows AS rows
    JOIN core.editions AS editions USING (snapshot_sha256)
    JOIN raw.ice_detention_statistics_columns AS columns
        ON columns.snapshot_sha256 = rows.snapshot_sha256 AND columns.sheet = rows.sheet
        AND columns."column" = rows.date_column
    WHERE in_force_from IS NOT NULL AND inspection_date > greatest(as_of, in_force_from) + 10
)
SELECT snapshot_sha256, sheet, cell, facility_id, 'at most ' || last_possible AS expected, inspection_date::VARCHAR AS found,
    name_printed AS message
FROM late
WHERE n_late <= 5
UNION ALL
SELECT snapshot_sha256, sheet, min(cell), NULL, 'at most ' || min(last_possible),
    n_late || ' days from ' || min(inspection_date) || ' to ' || max(inspection_date), 'made later than captured'
FROM late
WHERE n_late > 5
GROUP BY snapshot_sha256, sheet, n_late
