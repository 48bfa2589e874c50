WITH printings AS (
    SELECT facility_id, as_of, count(DISTINCT snapshot_sha256) AS n_printings
    FROM core.facility_population
    WHERE facility_id IS NOT NULL AND as_of IS NOT NULL
    GROUP BY ALL
)
SELECT
    population.facility_id,
    population.as_of,
    population.fiscal_year,
    population.days_in_period,
    population.adp_total,
    population.alos,
    population.guaranteed_minimum,
    intervals.period_start AS interval_from,
    intervals.days AS interval_days,
    CASE WHEN intervals.use_in_series THEN intervals.population END AS interval_average,
    intervals.quality AS interval_quality,
    printings.n_printings,
    population.snapshot_sha256,
    population.sheet,
    population.row,
    population.adp_cells
FROM core.facility_population AS population
JOIN printings USING (facility_id, as_of)
LEFT JOIN core.interval_population AS intervals
    ON intervals.facility_id = population.facility_id AND intervals.snapshot_sha256 = population.snapshot_sha256
WHERE population.is_last_word AND population.facility_id IS NOT NULL
