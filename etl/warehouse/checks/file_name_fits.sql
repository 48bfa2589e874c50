-- severity: finding
-- title: Fiscal year and date of the file name are those of the figures
-- why: A file is found and cited by its name; ICE has named files after another year, or left another year's table in them.
-- sure: likely
-- sampled: 4 of 4, right 4, 2026-11-24
WITH names AS (
    SELECT editions.*, 2000 + try_cast(regexp_extract(file_name, '^FY([0-9]{2})', 1) AS INTEGER) AS name_year
    FROM core.editions AS editions
),
dates AS (
    -- four or six digits can be read as two dates: the name is wrong only if the later is too early
    SELECT snapshot_sha256, max(file_date) AS file_date FROM staging.file_dates GROUP BY snapshot_sha256
)
SELECT snapshot_sha256, sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    'FY' || fiscal_year || ', dated after ' || as_of AS expected, file_name AS found,
    CASE WHEN name_year <> fiscal_year THEN 'another fiscal year' ELSE 'a date before the last day counted' END AS message
FROM names LEFT JOIN dates USING (snapshot_sha256)
WHERE name_year <> fiscal_year OR (names.file_date IS NULL AND dates.file_date <= as_of)
