-- severity: finding
-- title: Every row and column of a table has a label of its own
-- why: A label that stands twice, or is missing, leaves open what the figure is about.
-- sure: certain
-- sampled: 12 of 12, right 12, 2026-11-24
WITH labels AS (
    SELECT snapshot_sha256, sheet, block, title_cell, cell, concat_ws(', ', group_label, row_label, column_label) AS what,
        count(*) OVER (
            PARTITION BY snapshot_sha256, sheet, title_cell, measure, facility_type, dimensions, first_day, half,
                period_kind LIKE 'fiscal_year%'
        ) AS n,
        technology = 'unlabelled' OR measure = 'book_outs_unspecified' AS unclear
    FROM staging.figures
    -- the transgender sheet prints the detained total twice by design
    WHERE NOT (block = 'transgender' AND aor = 'total' AND final_order = 'total')
)
SELECT snapshot_sha256, sheet, string_agg(cell, ' ' ORDER BY length(cell), cell) AS cell, NULL::VARCHAR AS facility_id,
    'one label each' AS expected, CASE WHEN bool_or(unclear) THEN 'label cut or missing' ELSE 'the same label' END AS found,
    block || ': ' || min(what) AS message
FROM labels
WHERE n > 1 OR unclear
GROUP BY snapshot_sha256, sheet, block, title_cell, CASE block WHEN 'atd_by_aor' THEN 0 WHEN 'bonds' THEN 0 ELSE hash(what) END
