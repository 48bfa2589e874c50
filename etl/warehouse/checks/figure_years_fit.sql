-- severity: finding
-- title: The fiscal year of a table's title is that of its as-of date
-- why: One of the two was left from another edition. A year's last table is dated some weeks after it.
-- sure: likely
-- sampled: 10 of 15, right 10, 2026-11-24
SELECT snapshot_sha256, sheet, string_agg(DISTINCT title_cell, ' ' ORDER BY title_cell) AS cell, NULL::VARCHAR AS facility_id, 'FY' || fiscal_year AS expected,
    as_of::VARCHAR AS found, string_agg(DISTINCT block, ', ' ORDER BY block) || ', dated in ' || concat_ws(' ', as_of_sheet, as_of_cell) AS message
FROM staging.figures
WHERE block NOT IN ('fear_parole_requested', 'fear_parole_status', 'semiannual', 'semiannual_tps', 'vulnerable_by_reason', 'bonds')
    AND (period_kind LIKE 'fiscal_year%' OR period_kind = 'month')
    AND fiscal_year = (
        SELECT max(fiscal_year) FROM staging.figures AS same
        WHERE same.snapshot_sha256 = figures.snapshot_sha256 AND same.sheet = figures.sheet
            AND same.title_cell = figures.title_cell
    )
    AND NOT as_of BETWEEN make_date(fiscal_year - 1, 10, 1) AND make_date(fiscal_year, 12, 31)
GROUP BY snapshot_sha256, sheet, fiscal_year, as_of, as_of_sheet, as_of_cell
