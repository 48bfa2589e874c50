-- severity: finding
-- title: A year's count of book-ins, book-outs and removals never falls
-- why: It counts events; where it falls by more than one in a hundred, ICE restated, changed the method, or erred.
-- sure: likely
-- sampled: none found
WITH totals AS (
    SELECT figures.snapshot_sha256, figures.sheet, cell, block, figures.fiscal_year, counted_to AS as_of, printed_number, in_force_from
    FROM staging.figures AS figures JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE value_state = 'value' AND period_kind LIKE 'fiscal_year%' AND counted_to IS NOT NULL AND (
        block = 'book_ins_by_agency' AND agency = 'total'
        OR block IN ('releases_by_facility_type', 'book_outs_by_facility_type') AND facility_type = 'total'
        OR block = 'removals' AND removal_kind = 'total'
    )
),
compared AS (
    SELECT *, lag(printed_number) OVER by_day AS before, lag(as_of) OVER by_day AS before_as_of
    FROM totals
    WINDOW by_day AS (PARTITION BY block, fiscal_year ORDER BY as_of, in_force_from, snapshot_sha256)
)
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, 'at least ' || before::BIGINT || ', to ' || before_as_of AS expected,
    printed_number::BIGINT::VARCHAR AS found, block || ' of FY' || fiscal_year || ' to ' || as_of AS message
FROM compared
WHERE printed_number < 0.99 * before
