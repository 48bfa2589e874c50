WITH words AS (
    SELECT *,
        lag(value) OVER in_order AS old_value,
        lag(value_printed) OVER in_order AS old_printed,
        lag(in_force_from) OVER in_order AS old_said_since,
        lag(snapshot_sha256) OVER in_order AS old_snapshot_sha256,
        lag(sheet) OVER in_order AS old_sheet,
        lag(cell) OVER in_order AS old_cell,
        lag(partial) OVER in_order AS old_partial
    FROM staging.figure_words
    WINDOW in_order AS (PARTITION BY figure_id ORDER BY in_force_from, snapshot_sha256, sheet, cell)
)
SELECT figure_id, block, measure, unit, period_kind, period_start, old_partial AS was_partial, old_value, value AS new_value,
    old_printed, value_printed AS new_printed, old_said_since, in_force_from AS revised_on, old_snapshot_sha256, old_sheet, old_cell,
    snapshot_sha256, sheet, cell
FROM words
WHERE old_snapshot_sha256 IS NOT NULL
