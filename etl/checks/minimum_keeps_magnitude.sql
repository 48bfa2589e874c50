-- severity: finding
-- title: A guaranteed minimum does not change by an order of magnitude and back
-- why: 2400, then 24, then 2400 is a slip of the pen, not a contract.
-- sure: likely
-- sampled: none found
WITH printed AS (
    SELECT population.*, columns.column_letter || row AS cell,
        lag(guaranteed_minimum) OVER place AS before, lead(guaranteed_minimum) OVER place AS after
    FROM core.facility_population AS population
    JOIN staging.edition_order AS orders ON orders.snapshot_sha256 = population.snapshot_sha256
    JOIN core.snapshot_columns AS columns
        ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
        AND columns.column_name = 'guaranteed_minimum'
    WHERE facility_id IS NOT NULL AND guaranteed_minimum IS NOT NULL
    WINDOW place AS (PARTITION BY facility_id ORDER BY orders.fiscal_year, orders.as_of, row)
)
SELECT snapshot_sha256, sheet, cell, facility_id, 'about ' || before || ' or ' || after AS expected,
    guaranteed_minimum::VARCHAR AS found, name_printed AS message
FROM printed
WHERE before > 0 AND after > 0 AND guaranteed_minimum > 0
    AND (least(before, after) >= 10 * guaranteed_minimum OR guaranteed_minimum >= 10 * greatest(before, after))
