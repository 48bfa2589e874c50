-- severity: finding
-- title: No month after the as-of date has figures
-- why: Then the date was left from an older edition, or the figures are newer than ICE says.
-- sure: certain
-- sampled: 12 of 39, right 12, 2026-11-24: four times the year above the months is wrong, not the date
SELECT snapshot_sha256, sheet, min(title_cell) AS cell, NULL::VARCHAR AS facility_id,
    'nothing after ' || as_of AS expected, count(*) || ' figures from ' || min(first_day) AS found,
    block || ', first ' || arg_min(cell, (first_day, cell)) || '; dated in ' || concat_ws(' ', as_of_sheet, as_of_cell) AS message
FROM staging.figures
WHERE value_state = 'value' AND printed_number <> 0 AND period_kind IN ('month', 'half_month') AND first_day > as_of
GROUP BY snapshot_sha256, sheet, block, title_cell, as_of, as_of_sheet, as_of_cell
