-- severity: finding
-- title: A place's row lies near its rows in the editions before and after
-- why: Five averages or more that leap and come back are another place's figures.
-- sure: likely
-- sampled: 1 of 1, right 1, 2026-11-25: it resembles the same place in another spelling
WITH rows AS (
    SELECT snapshot_sha256, sheet, row, place FROM staging.cells_out_of_line WHERE row_cells >= 5 GROUP BY ALL
),
-- whose they could be: the nearest other row of the edition itself and of those it is compared with, if it is near
candidates AS (
    SELECT rows.snapshot_sha256, rows.sheet, rows.row, cells.snapshot_sha256 AS other_edition, cells.sheet AS other_sheet, cells.row AS other_row,
        sum(abs(cells.value - mine.value)) / nullif(sum(cells.value + mine.value), 0) AS distance
    FROM rows
    JOIN staging.place_cells AS mine USING (snapshot_sha256, sheet, row)
    JOIN staging.column_references AS refs
        ON refs.snapshot_sha256 = rows.snapshot_sha256 AND refs.column_name = mine.column_name
    JOIN staging.place_cells AS cells
        ON cells.snapshot_sha256 IN (refs.one, refs.two) AND cells.column_name = mine.column_name AND cells.place <> rows.place
    WHERE mine.column_name LIKE 'adp_%'
    GROUP BY ALL
    HAVING count(*) >= 5
),
nearest AS (
    SELECT * FROM candidates WHERE distance < 0.15
    QUALIFY row_number() OVER (PARTITION BY snapshot_sha256, sheet, row ORDER BY distance, other_edition, other_row) = 1
)
SELECT rows.snapshot_sha256, rows.sheet, min(columns.column_letter || rows.row) || ':' || max(columns.column_letter || rows.row) AS cell,
    population.facility_id, 'near ' || round(sum(low) FILTER (column_name LIKE 'adp\_%crim' ESCAPE '\'), 1) || ' people, as before and after' AS expected,
    round(population.adp_total, 1) || ' people' AS found,
    population.name_printed || coalesce(': much like the row of ' || concat_ws(', ', theirs.name_printed, theirs.city) || ' in ' || left(other_edition, 8), '') AS message
FROM rows
JOIN staging.cells_out_of_line AS apart USING (snapshot_sha256, sheet, row)
JOIN core.snapshot_columns AS columns USING (snapshot_sha256, sheet, column_name)
JOIN core.facility_population AS population USING (snapshot_sha256, sheet, row)
LEFT JOIN nearest USING (snapshot_sha256, sheet, row)
LEFT JOIN core.facility_population AS theirs
    ON theirs.snapshot_sha256 = nearest.other_edition AND theirs.sheet = nearest.other_sheet AND theirs.row = nearest.other_row
GROUP BY rows.snapshot_sha256, rows.sheet, rows.row, population.facility_id, population.name_printed, population.adp_total, theirs.name_printed, theirs.city, nearest.other_edition
