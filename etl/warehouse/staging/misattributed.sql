-- Rows that carry another place's values: the same figures, all thirteen, to the last digit, in two places of one edition,
-- or in one place and, an edition earlier, in another. At least three different fractional values, so that small places do
-- not meet by chance.
WITH vectors AS (
    SELECT cells.snapshot_sha256, cells.sheet, cells.row, links.facility_id, chain.fiscal_year, chain.compared_with,
        string_agg(cells.column_name || '=' || cells.value, ' ' ORDER BY cells.column_name) AS figures,
        count(DISTINCT cells.value) FILTER (WHERE abs(cells.value - round(cells.value)) > 0.001) AS n_fractional
    FROM staging.edition_cells AS cells
    JOIN staging.facility_links AS links USING (snapshot_sha256, sheet, row)
    JOIN staging.edition_chain AS chain ON chain.snapshot_sha256 = cells.snapshot_sha256
    WHERE links.facility_id IS NOT NULL
    GROUP BY ALL
    HAVING n_fractional >= 3
)
SELECT DISTINCT mine.snapshot_sha256, mine.sheet, mine.row, mine.facility_id, theirs.facility_id AS other_facility_id,
    theirs.snapshot_sha256 AS other_snapshot, theirs.sheet AS other_sheet, theirs.row AS other_row
FROM vectors AS mine
JOIN vectors AS theirs
    ON theirs.figures = mine.figures AND theirs.facility_id <> mine.facility_id
    AND theirs.snapshot_sha256 IN (mine.snapshot_sha256, mine.compared_with)
