-- severity: finding
-- title: Printed percentages are those of the printed counts
-- why: A share is computed from two cells beside it; where it differs, a cell was changed and the other was not.
-- sure: certain
-- sampled: 9 of 9, right 9, 2026-11-24
WITH figures AS (
    SELECT *, regexp_extract(cell, '[0-9]+') AS cell_row, regexp_extract(cell, '[A-Z]+') AS cell_column
    FROM staging.figures
    WHERE block IN ('detained_by_criminality', 'bonds', 'atd_court_appearance') AND value_state = 'value'
),
shares AS (
    SELECT share.snapshot_sha256, share.sheet, share.cell, share.block, share.row_label, share.column_label,
        share.printed_number AS printed, part.printed_number / nullif(whole.printed_number, 0) AS computed,
        concat_ws(' / ', part.cell, whole.cell) AS cells
    FROM figures AS share
    JOIN figures AS part USING (snapshot_sha256, sheet, title_cell)
    JOIN figures AS whole USING (snapshot_sha256, sheet, title_cell)
    WHERE share.unit = 'share' AND part.unit <> 'share' AND whole.unit <> 'share' AND CASE share.block
        WHEN 'detained_by_criminality' THEN part.cell_row = share.cell_row AND whole.cell_row = share.cell_row
            AND part.agency = share.agency AND whole.agency = 'total'
        WHEN 'atd_court_appearance' THEN part.cell_row = share.cell_row AND whole.appearance = 'total'
            AND whole.cell_column = part.cell_column
        ELSE part.cell_column = share.cell_column AND whole.cell_column = share.cell_column
            AND (part.measure LIKE '%bond_posted' OR part.measure = 'book_outs_unspecified')
            AND whole.measure IN ('releases', 'book_outs', 'book_outs_or_releases')
    END
)
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(computed, 4)::VARCHAR AS expected,
    round(printed, 4)::VARCHAR AS found,
    block || ': ' || concat_ws(', ', row_label, column_label) || ', against ' || cells AS message
FROM shares
-- the court's are printed to three digits, some of FY2020 to two
WHERE abs(printed - computed) > 0.0051
