-- Runs in DuckDB and in SQLite alike, as claim_readings.sql. What a number claims, as the lowest and highest figure that bears it
-- out: a rounded number half a step of its last digit that is not zero (at most 2.5 percent of it, of shares one point), one said
-- to be about so a twentieth; "more than" all above it, "up to" all below it.
WITH digits AS (
    SELECT asked.*,
        CASE WHEN unit = 'percent' THEN 1.0
            WHEN value % 1000000 = 0 THEN 500000.0 WHEN value % 100000 = 0 THEN 50000.0 WHEN value % 10000 = 0 THEN 5000.0
            WHEN value % 1000 = 0 THEN 500.0 WHEN value % 100 = 0 THEN 50.0 WHEN value % 10 = 0 THEN 5.0 ELSE 0.5 END AS step
    FROM staging.claims_asked AS asked
),
bounds AS (
    SELECT *,
        CASE WHEN qualifier IN ('up_to', 'less_than') THEN 0
            WHEN qualifier = 'about' THEN 0.95 * value
            WHEN qualifier IN ('more_than', 'at_least') THEN value
            WHEN unit = 'percent' OR step < 0.025 * value OR step < 1 THEN value - step ELSE 0.975 * value END AS least,
        CASE WHEN qualifier IN ('more_than', 'at_least') THEN 1e15
            WHEN qualifier = 'about' THEN 1.05 * value
            WHEN qualifier IN ('up_to', 'less_than') THEN value
            WHEN unit = 'percent' OR step < 0.025 * value OR step < 1 THEN value + step ELSE 1.025 * value END AS most
    FROM digits
),
envelopes AS (
    SELECT bounds.claim, bounds.value, bounds.least, bounds.most, bounds.qualifier,
        count(readings.value) AS n_readings, min(readings.value) AS lowest, max(readings.value) AS highest,
        sum(CASE WHEN readings.value BETWEEN bounds.least AND bounds.most THEN 1 ELSE 0 END) AS n_within,
        sum(CASE WHEN readings.public_then THEN 1 ELSE 0 END) AS n_public_then,
        sum(CASE WHEN readings.value IS NOT NULL AND readings.differs IS NULL THEN 1 ELSE 0 END) AS n_same,
        sum(CASE WHEN readings.restated_to IS NOT NULL THEN 1 ELSE 0 END) AS n_restated
    FROM bounds LEFT JOIN core.claim_readings AS readings ON readings.claim = bounds.claim
    GROUP BY bounds.claim, bounds.value, bounds.least, bounds.most, bounds.qualifier
)
SELECT claim,
    CASE WHEN n_readings = 0 OR 4 * value < lowest OR value > 4 * highest THEN 'no_figure'
        WHEN n_within > 0 THEN 'within'
        WHEN least > highest THEN 'above'
        WHEN most < lowest THEN 'below'
        ELSE 'within' END AS outcome,
    CASE WHEN n_readings = 0 THEN 'no_series' WHEN 4 * value < lowest OR value > 4 * highest THEN 'other_size' END AS why_not,
    lowest, highest, n_readings, coalesce(n_within, 0) AS n_within, coalesce(n_public_then, 0) AS n_public_then,
    coalesce(n_same, 0) AS n_same,    coalesce(n_restated, 0) AS n_restated
FROM envelopes
