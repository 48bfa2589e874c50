-- severity: finding
-- title: One address has one file for one day counted
-- why: Other bytes for the same days are ICE's correction, or a copy that somebody saved again: the cells that differ tell which.
-- sure: lead
-- sampled: 1 of 1, right 1, 2026-11-24: not a cell differs; the file was saved again in 2023
WITH addresses AS (
    SELECT DISTINCT url, sha256 AS snapshot_sha256
    FROM raw.observations
    WHERE source = 'ice_detention_statistics' AND role = 'document' AND sha256 IS NOT NULL
),
pairs AS (
    SELECT one.snapshot_sha256, other.snapshot_sha256 AS other, min(one.url) AS url
    FROM addresses AS one
    JOIN addresses AS other ON other.url = one.url AND other.snapshot_sha256 <> one.snapshot_sha256
    JOIN core.editions AS its ON its.snapshot_sha256 = one.snapshot_sha256
    JOIN core.editions AS others ON others.snapshot_sha256 = other.snapshot_sha256
        AND others.fiscal_year = its.fiscal_year AND others.as_of = its.as_of
        -- of the two, the one saved later is named
        AND (coalesce(others.saved_on, DATE '1900-01-01'), others.snapshot_sha256) < (coalesce(its.saved_on, DATE '1900-01-01'), its.snapshot_sha256)
    GROUP BY ALL
),
-- sheets are renamed: their kind and year say which is which
sheets AS (
    SELECT snapshot_sha256, sheet, concat_ws(' ', kind, 'FY' || coalesce(title_fiscal_year, name_fiscal_year)) AS kind
    FROM raw.ice_detention_statistics_sheets
),
cells AS (
    SELECT snapshot_sha256, kind AS sheet, cell, value_printed AS printed
    FROM raw.ice_detention_statistics_figures JOIN sheets USING (snapshot_sha256, sheet)
    UNION ALL
    SELECT snapshot_sha256, kind, columns.column_letter || row, printed
    FROM raw.ice_detention_statistics_facilities UNPIVOT (printed FOR column_name IN (COLUMNS(* EXCLUDE (snapshot_sha256, sheet, row))))
    JOIN core.snapshot_columns AS columns USING (snapshot_sha256, sheet, column_name)
    JOIN sheets USING (snapshot_sha256, sheet)
),
differences AS (
    SELECT pairs.snapshot_sha256, pairs.other, pairs.url, coalesce(mine.sheet, theirs.sheet) || ' ' || coalesce(mine.cell, theirs.cell) AS place
    FROM pairs
    JOIN cells AS mine ON mine.snapshot_sha256 = pairs.snapshot_sha256
    FULL JOIN (SELECT pairs.snapshot_sha256 AS of, cells.* FROM pairs JOIN cells ON cells.snapshot_sha256 = pairs.other) AS theirs
        ON theirs.of = pairs.snapshot_sha256 AND theirs.sheet = mine.sheet AND theirs.cell = mine.cell
    WHERE mine.printed IS DISTINCT FROM theirs.printed
)
SELECT pairs.snapshot_sha256, NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    'the bytes of ' || left(pairs.other, 8) AS expected,
    coalesce(count(place), 0) || ' cells that differ' AS found,
    regexp_extract(pairs.url, '[^/]+$') || coalesce(': ' || array_to_string(list_sort(list(place))[1:5], ', '), '') AS message
FROM pairs LEFT JOIN differences USING (snapshot_sha256, other)
GROUP BY pairs.snapshot_sha256, pairs.other, pairs.url
