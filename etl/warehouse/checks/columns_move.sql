-- severity: finding
-- title: A column of year-to-date averages does not stand still while the others move
-- why: An average over more days is another average; equal to the last digit, the column was left from the edition before.
-- sure: certain
-- sampled: 16 of 16, right 16, 2026-11-25: lengths of stay, October to December 2022 and October 2024 to April 2025
SELECT snapshot_sha256, sheet, cells AS cell, NULL::VARCHAR AS facility_id,
    'figures other than those of ' || left(earlier_sha256, 8) AS expected,
    'the same to the last digit in ' || round(100 * share_unchanged)::BIGINT || ' % of the rows' AS found, column_name AS message
FROM core.column_consistency
WHERE verdict = 'unchanged'
