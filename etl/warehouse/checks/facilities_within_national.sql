-- severity: finding
-- title: The places' averages add up to no more than the national average
-- why: Both are of the year to date, and the table leaves places out. More than 2 in 100 above, the table is of another time.
-- sure: likely
-- sampled: 2 of 2, right 2, 2026-11-24: the facility table of February 2020, in an edition of 2021 and one of 2022
SELECT editions.snapshot_sha256, editions.sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    'at most ' || round(figures.printed_number, 1) || ' (' || figures.sheet || ' ' || figures.cell || ')' AS expected,
    round(adp_sum, 1)::VARCHAR AS found, edition AS message
FROM core.editions AS editions
JOIN staging.figures AS figures USING (snapshot_sha256)
WHERE figures.block = 'adp_by_agency' AND figures.agency = 'total' AND figures.criminality = 'total'
    AND figures.period_kind LIKE 'fiscal_year%' AND figures.value_state = 'value'
    AND adp_sum > 1.02 * figures.printed_number
