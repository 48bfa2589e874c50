-- severity: finding
-- title: Family centres hold and book fewer people than adult facilities
-- why: They never came near in any year; the other way round, the two labels were swapped (FY2020's book-ins).
-- sure: likely
-- sampled: 5 of 5, right 5, 2026-11-24
SELECT snapshot_sha256, sheet, family.cell || ' ' || adult.cell AS cell, NULL::VARCHAR AS facility_id,
    'fewer than ' || adult.printed_number AS expected, family.printed_number::VARCHAR AS found,
    block || ': ' || concat_ws(', ', family.row_label, family.column_label) AS message
FROM staging.figures AS family
JOIN staging.figures AS adult USING (snapshot_sha256, sheet, title_cell, block)
WHERE family.facility_type = 'family' AND adult.facility_type = 'adult' AND family.unit = 'persons' AND adult.unit = 'persons'
    AND block <> 'removals'
    AND family.measure = adult.measure AND family.first_day IS NOT DISTINCT FROM adult.first_day
    AND family.period_kind = adult.period_kind
    AND family.criminality IS NOT DISTINCT FROM adult.criminality
    AND family.disposition IS NOT DISTINCT FROM adult.disposition
    AND (family.criminality = 'total' OR family.disposition = 'total' OR coalesce(family.criminality, family.disposition) IS NULL)
    AND family.printed_number > adult.printed_number
