-- severity: finding
-- title: A national table lies near those of the editions before and after
-- why: Where three figures in ten leap and come back the table is of another time, or its rows or columns are exchanged.
-- sure: likely
-- sampled: 4 of 4, right 4, 2026-11-25: ICE and CBP exchanged, GPS and SmartLINK exchanged, bonds exchanged, parole one row off
SELECT figures.snapshot_sha256, figures.sheet, string_agg(cell, ' ' ORDER BY length(cell), cell) AS cell, NULL::VARCHAR AS facility_id,
    'figures near those before and after' AS expected, count(*) || ' of ' || max(n) || ' figures are not' AS found,
    figures.block || ': ' || arg_max(label || ' ' || round(value, 2) || ', not ' || round(one, 2) || ' or ' || round(two, 2), (largest, cell)) AS message
FROM staging.figure_comparisons AS figures
JOIN staging.block_comparisons AS blocks USING (snapshot_sha256, sheet, block, title_cell)
WHERE figures.is_apart AND blocks.is_apart
GROUP BY figures.snapshot_sha256, figures.sheet, figures.block, figures.title_cell
