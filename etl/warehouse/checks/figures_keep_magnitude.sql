-- severity: finding
-- title: A figure does not leap in one edition and come back in the next
-- why: 70 people, 7, then 71 for one closed month is a slip; a whole block that leaps counts otherwise in that edition.
-- sure: likely
-- sampled: 10 of 10, right 8, 2026-11-24: read in the bytes of three editions each; two small counts can be either
WITH labelled AS (
    SELECT figures.*, orders.as_of AS edition_as_of, orders.fiscal_year AS edition_year,
        concat_ws(', ', group_label, row_label, column_label) AS what,
        hash(block, figures.fiscal_year, measure, facility_type, dimensions, CASE WHEN period_kind <> 'day' THEN first_day END,
            half, period_kind LIKE 'fiscal_year%') AS figure
    FROM staging.figures AS figures JOIN staging.edition_order AS orders USING (snapshot_sha256)
    -- lengths of stay of a handful of people leap by themselves
    WHERE value_state = 'value' AND NOT (unit = 'days' AND period_kind = 'day')
    -- a label that stands twice in an edition leaves open which of them it is
    QUALIFY count(*) OVER (PARTITION BY figure, snapshot_sha256) = 1
),
printed AS (
    SELECT *, lag(printed_number) OVER editions AS before, lead(printed_number) OVER editions AS after
    FROM labelled
    WINDOW editions AS (PARTITION BY figure ORDER BY edition_year, edition_as_of, snapshot_sha256)
)
SELECT snapshot_sha256, sheet, string_agg(cell, ' ' ORDER BY length(cell), cell) AS cell, NULL::VARCHAR AS facility_id,
    'about ' || arg_min(before, (length(cell), cell)) || ' or ' || arg_min(after, (length(cell), cell)) AS expected,
    arg_min(printed_number, (length(cell), cell))::VARCHAR AS found,
    block || ': ' || arg_min(what, (length(cell), cell)) || CASE WHEN count(*) > 1 THEN ' and ' || count(*) - 1 || ' more' ELSE '' END
        AS message
FROM printed
WHERE before > 0 AND after > 0 AND printed_number > 0 AND (
    least(before, after) >= 5 * printed_number AND least(before, after) >= 50
    OR printed_number >= 5 * greatest(before, after) AND printed_number >= 50
)
GROUP BY snapshot_sha256, sheet, block
