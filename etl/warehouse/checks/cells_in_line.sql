-- severity: finding
-- title: A place's figure lies near those of the editions before and after
-- why: A year-to-date average that leaps and comes back within weeks was never true: a slip of the pen, or a cell of another row.
-- sure: likely
-- sampled: 16 of 16, right 16, 2026-11-25
SELECT apart.snapshot_sha256, apart.sheet, columns.column_letter || apart.row AS cell, population.facility_id,
    'about ' || round(low, 2) || CASE WHEN low <> high THEN ' to ' || round(high, 2) ELSE '' END AS expected,
    round(value, 2)::VARCHAR AS found, concat_ws(', ', population.name_printed, apart.column_name) AS message
FROM staging.cells_out_of_line AS apart
JOIN core.snapshot_columns AS columns USING (snapshot_sha256, sheet, column_name)
JOIN core.facility_population AS population USING (snapshot_sha256, sheet, row)
WHERE row_cells < 5
