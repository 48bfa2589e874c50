-- severity: finding
-- title: No month before the as-of date is all zero
-- why: There were people in it: ICE has not filled the column in, or the column's month is wrong.
-- sure: certain
-- sampled: 19 of 27, right 19, 2026-11-24
SELECT snapshot_sha256, sheet, min(title_cell) AS cell, NULL::VARCHAR AS facility_id, 'figures to ' || max(as_of) AS expected,
    'zeros from ' || min(first_day) || ' to ' || max(first_day) AS found, block || ', first ' || arg_min(cell, (first_day, cell)) AS message
FROM staging.figures
WHERE value_state = 'unpublished' AND counted_to IS NOT NULL
    AND CASE period_kind WHEN 'half_month' THEN period_end < as_of ELSE first_day <= as_of - 5 END
GROUP BY snapshot_sha256, sheet, block
