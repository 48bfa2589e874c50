-- severity: finding
-- title: Fewer people leave on a posted bond than leave in all
-- why: ICE once swapped the two labels.
-- sure: certain
-- sampled: 7 of 7, right 7, 2026-11-24: one edition with the two labels swapped, its shares are up to 3340 %
SELECT snapshot_sha256, sheet, posted.cell || ' ' || whole.cell AS cell, NULL::VARCHAR AS facility_id,
    'at most ' || whole.printed_number AS expected, posted.printed_number::VARCHAR AS found,
    concat_ws(', ', posted.row_label, posted.column_label) AS message
FROM staging.figures AS posted
JOIN staging.figures AS whole USING (snapshot_sha256, sheet, title_cell, column_label)
WHERE posted.block = 'bonds' AND posted.measure LIKE '%_bond_posted'
    AND whole.measure IN ('releases', 'book_outs', 'book_outs_or_releases')
    AND regexp_extract(posted.cell, '[A-Z]+') = regexp_extract(whole.cell, '[A-Z]+')
    AND posted.printed_number > whole.printed_number
