-- Numbers of the facility tables that stand apart from the same place's in both reference editions, while these agree. Between two
-- editions an average of the year to date lies between theirs or near: apart is further from both than twice their own distance, a
-- tenth of the largest, and a person and a half (days, beds). At the end of the year three times, by how far the edition lies away, a fifth and
-- two. In the first edition of a year averages are of a few weeks and move: only what is five times or a fifth of both is apart. Of 190,000 cells 40 are apart (measured 2026-11-25). A column that is wrong as a whole
-- is said once (column_consistency), and so are rows with five such averages or more (row_cells).
WITH apart AS (
    SELECT comparisons.snapshot_sha256, comparisons.sheet, row, place, column_name, value, one, two, least(one, two) AS low, greatest(one, two) AS high,
        CASE comparisons.stands
            WHEN 'between' THEN 2 * (high - low) + 0.1 * greatest(value, high) + 1.5
            WHEN 'last' THEN 3 * (high - low) * greatest(stretch, 1) + 0.2 * greatest(value, high) + 2
            ELSE 0.8 * greatest(value, high) + 5
        END
            -- a stay of a few people moves by itself
            + CASE WHEN column_name = 'alos' THEN 0.1 * greatest(value, high) + 3.5 ELSE 0 END
            + CASE WHEN editions.days_outcome = 'rounded' THEN 1 ELSE 0 END AS tolerance
    FROM staging.place_comparisons AS comparisons
    JOIN core.editions AS editions USING (snapshot_sha256)
    JOIN core.column_consistency AS columns USING (snapshot_sha256, column_name)
    WHERE columns.verdict NOT IN ('another_column', 'out_of_line', 'zeros') AND comparisons.stretch <= 3
)
SELECT snapshot_sha256, sheet, row, place, column_name, value, low, high,
    count(*) FILTER (column_name LIKE 'adp_%') OVER (PARTITION BY snapshot_sha256, sheet, row) AS row_cells
FROM apart
WHERE least(abs(value - one), abs(value - two)) > tolerance
