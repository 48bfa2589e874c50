-- severity: finding
-- title: The averages of a facility table are not those of an earlier edition
-- why: Averages over more days are other averages; alike at half the places, the table was copied, whatever else was changed in it.
-- sure: certain
-- sampled: 5 of 5, right 5, 2026-11-25: the tables of a former edition with other inspections or dates
WITH vectors AS (
    SELECT snapshot_sha256, place, bit_xor(hash(column_name, value)) AS figures
    FROM staging.place_cells
    WHERE column_name LIKE 'adp_%'
    GROUP BY ALL
    HAVING count(*) FILTER (value <> round(value)) >= 3
),
editions AS (
    SELECT snapshot_sha256, sheet, fiscal_year, coalesce(in_force_from, as_of) AS day, edition FROM core.editions WHERE same_table_as IS NULL
),
alike AS (
    SELECT later.snapshot_sha256, earlier.snapshot_sha256 AS other, count(*) AS n_both, count(*) FILTER (mine.figures = theirs.figures) AS n_alike
    FROM editions AS later
    JOIN editions AS earlier ON earlier.fiscal_year = later.fiscal_year AND earlier.day BETWEEN later.day - 120 AND later.day - 1
    JOIN vectors AS mine ON mine.snapshot_sha256 = later.snapshot_sha256
    JOIN vectors AS theirs ON theirs.snapshot_sha256 = earlier.snapshot_sha256 AND theirs.place = mine.place
    GROUP BY ALL
    HAVING n_both >= 20 AND n_alike >= 0.5 * n_both
)
SELECT snapshot_sha256, editions.sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id, 'averages other than those of ' || left(other, 8) AS expected,
    'the same at ' || n_alike || ' of ' || n_both || ' places' AS found, editions.edition AS message
FROM alike JOIN editions USING (snapshot_sha256)
QUALIFY row_number() OVER (PARTITION BY snapshot_sha256 ORDER BY n_alike DESC, other) = 1
