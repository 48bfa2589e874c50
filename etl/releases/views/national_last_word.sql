-- ICE's last word on every national figure, with its cell: one row a figure.
SELECT block, measure, unit, group_label, row_label, column_label, period_kind, period_start, period_end, value, sheet, cell, snapshot_sha256
FROM national_figures
WHERE is_last_word
