-- severity: finding
-- title: People detained change by less than a tenth from one edition to the next
-- why: More in two weeks is rare, and so far it was news (releases, arrivals at the border), not a slip: see that the jump is real.
-- sure: lead
-- sampled: 11 of 11, right 0, 2026-11-24: all are as printed
WITH totals AS (
    SELECT snapshot_sha256, figures.sheet, cell, figures.as_of, printed_number AS value
    FROM staging.figures AS figures JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE block = 'detained_by_criminality' AND measure = 'detained' AND agency = 'total' AND criminality = 'total'
        AND value_state = 'value'
        AND in_force_from - figures.as_of BETWEEN 0 AND 60 -- else the date was left from an older edition
),
compared AS (
    SELECT *, lag(value) OVER by_day AS before, lag(as_of) OVER by_day AS before_as_of
    FROM totals
    WINDOW by_day AS (ORDER BY as_of, snapshot_sha256)
)
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id,
    'within a tenth of ' || before::BIGINT || ' on ' || before_as_of AS expected, value::BIGINT::VARCHAR AS found,
    'to ' || as_of AS message
FROM compared
WHERE as_of - before_as_of <= 31 AND abs(value - before) > 0.1 * before
