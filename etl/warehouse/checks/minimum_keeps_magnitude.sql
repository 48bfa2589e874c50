-- severity: finding
-- title: A guaranteed minimum does not lose a digit and get it back
-- why: 2400, then 24, then 2400 is a slip of the pen, not a contract; and so is 505, 55, 505.
-- sure: likely
-- sampled: 31 of 31, right 31, 2026-11-24
WITH printed AS (
    SELECT population.snapshot_sha256, population.sheet, columns.column_letter || population.row AS cell, facility_id, name_printed,
        number(read.guaranteed_minimum) AS minimum,
        lag(number(read.guaranteed_minimum)) OVER place AS before, lead(number(read.guaranteed_minimum)) OVER place AS after
    FROM core.facility_population AS population
    JOIN raw.ice_detention_statistics_facilities AS read
        ON read.snapshot_sha256 = population.snapshot_sha256 AND read.sheet = population.sheet AND read.row = population.row
    JOIN staging.edition_order AS orders ON orders.snapshot_sha256 = population.snapshot_sha256
    JOIN core.snapshot_columns AS columns
        ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
        AND columns.column_name = 'guaranteed_minimum'
    WHERE facility_id IS NOT NULL AND number(read.guaranteed_minimum) IS NOT NULL
    WINDOW place AS (PARTITION BY facility_id ORDER BY orders.fiscal_year, orders.as_of, population.row)
)
SELECT snapshot_sha256, sheet, cell, facility_id, 'about ' || before::BIGINT || ' or ' || after::BIGINT AS expected,
    minimum::BIGINT::VARCHAR AS found, name_printed AS message
FROM printed
WHERE before > 0 AND after > 0 AND minimum > 0 AND (
    least(before, after) >= 10 * minimum OR minimum >= 10 * greatest(before, after)
    -- the digits 0 went missing (or came in) between two equal neighbours
    OR before = after AND before <> minimum
    AND replace(before::BIGINT::VARCHAR, '0', '') = replace(minimum::BIGINT::VARCHAR, '0', '')
)
