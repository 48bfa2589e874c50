-- severity: finding
-- title: Averages are printed with their fractions
-- why: Rounded to whole people they hide the days they cover, and sums and differences are off by up to half a person a cell.
-- sure: certain
-- sampled: 4 of 4, right 4, 2026-11-24
SELECT snapshot_sha256, sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id, 'averages with fractions' AS expected,
    'whole numbers in ' || count(*) FILTER (WHERE value = round(value)) || ' of ' || count(*) || ' cells' AS found, edition AS message
FROM core.editions JOIN staging.edition_cells USING (snapshot_sha256, sheet)
WHERE contains(flags, 'rounded')
GROUP BY ALL
