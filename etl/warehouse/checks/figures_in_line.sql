-- severity: finding
-- title: A national figure lies near what the editions before and after print of the same thing
-- why: A figure that leaps and comes back within weeks was never true: a slip, a row or a column too far, two labels exchanged.
-- sure: likely
-- sampled: 21 of 21, right 18, 2026-11-25: three are half-yearly counts that a later edition took back to the older ones
SELECT figures.snapshot_sha256, figures.sheet, string_agg(cell, ' ' ORDER BY length(cell), cell) AS cell, NULL::VARCHAR AS facility_id,
    'about ' || round(arg_min(one, (length(cell), cell)), 2) || ' or ' || round(arg_min(two, (length(cell), cell)), 2) AS expected,
    round(arg_min(value, (length(cell), cell)), 2)::VARCHAR AS found,
    figures.block || ': ' || arg_min(label, (length(cell), cell)) || CASE WHEN count(*) > 1 THEN ' and ' || count(*) - 1 || ' more' ELSE '' END
        AS message
FROM staging.figure_comparisons AS figures
JOIN staging.block_comparisons AS blocks USING (snapshot_sha256, sheet, block, title_cell)
WHERE figures.is_apart AND NOT blocks.is_apart
GROUP BY figures.snapshot_sha256, figures.sheet, figures.block, figures.title_cell
