-- severity: finding
-- title: A table's as-of date is not after its edition, nor before that of the edition before, of the same fiscal year
-- why: A date that goes back was left from an older edition; one after the day the edition was public is mistyped.
-- sure: likely
-- sampled: 15 of 37, right 15, 2026-11-24
WITH dated AS (
    SELECT DISTINCT snapshot_sha256, figures.sheet, block, figures.as_of, as_of_sheet, as_of_cell, in_force_from, title_cell,
        -- tables of years of their own follow the workbook's
        CASE WHEN block IN ('semiannual', 'semiannual_tps', 'vulnerable_by_reason', 'fear_parole_requested', 'fear_parole_status')
            OR figures.fiscal_year IS NULL THEN editions.fiscal_year
            ELSE max(figures.fiscal_year) OVER (PARTITION BY snapshot_sha256, figures.sheet, title_cell) END AS fiscal_year
    FROM staging.figures AS figures JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE figures.as_of IS NOT NULL AND in_force_from IS NOT NULL
        -- the second sheet of alternatives to detention is of the year before, and stays
        AND (figures.sheet NOT LIKE 'ATD%' OR figures.fiscal_year >= editions.fiscal_year)
),
ordered AS (
    SELECT *, lag(as_of) OVER (
        PARTITION BY block, fiscal_year ORDER BY in_force_from, snapshot_sha256, sheet, title_cell
    ) AS latest
    FROM dated
    WHERE as_of <= in_force_from
)
SELECT snapshot_sha256, sheet, as_of_cell AS cell, NULL::VARCHAR AS facility_id, 'not before ' || max(latest) AS expected,
    as_of::VARCHAR AS found, string_agg(DISTINCT block, ', ' ORDER BY block) || ', dated in ' || coalesce(as_of_sheet, '') AS message
FROM ordered
WHERE as_of < latest
GROUP BY snapshot_sha256, sheet, as_of, as_of_sheet, as_of_cell
UNION ALL
SELECT snapshot_sha256, sheet, as_of_cell, NULL, 'at most ' || in_force_from, as_of::VARCHAR,
    string_agg(DISTINCT block, ', ' ORDER BY block) || ', dated in ' || coalesce(as_of_sheet, '')
FROM dated
WHERE as_of > in_force_from
GROUP BY snapshot_sha256, sheet, as_of, as_of_sheet, as_of_cell, in_force_from
