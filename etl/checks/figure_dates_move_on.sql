-- severity: finding
-- title: A table's as-of date is no earlier than in the edition before
-- why: A date that goes back was left from an older edition, or the one before it was mistyped.
-- sure: likely
-- sampled: none found
WITH dated AS (
    SELECT DISTINCT snapshot_sha256, figures.sheet, block, figures.as_of, as_of_sheet, as_of_cell, in_force_from, title_cell
    FROM staging.figures AS figures JOIN core.editions AS editions USING (snapshot_sha256)
    -- the second sheet of alternatives to detention is of the year before, and stays
    WHERE figures.as_of IS NOT NULL AND in_force_from IS NOT NULL
        AND (figures.sheet NOT LIKE 'ATD%' OR figures.fiscal_year >= editions.fiscal_year)
),
ordered AS (
    SELECT *, lag(as_of) OVER (PARTITION BY block ORDER BY in_force_from, snapshot_sha256, sheet, title_cell) AS latest
    FROM dated
)
SELECT snapshot_sha256, sheet, as_of_cell AS cell, NULL::VARCHAR AS facility_id, 'not before ' || max(latest) AS expected,
    as_of::VARCHAR AS found, string_agg(DISTINCT block, ', ' ORDER BY block) || ', dated in ' || coalesce(as_of_sheet, '') AS message
FROM ordered
WHERE as_of < latest
GROUP BY snapshot_sha256, sheet, as_of, as_of_sheet, as_of_cell
