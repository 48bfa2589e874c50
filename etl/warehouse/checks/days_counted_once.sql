-- severity: error
-- title: No day of a place is in two intervals to be used
-- why: Person-days of the rows marked use_in_series are added up; a day in two of them would count twice.
SELECT place_id, snapshot_sha256, period_start, period_end, previous_end
FROM (
    SELECT *, max(period_end) OVER (
        PARTITION BY place_id ORDER BY period_start, period_end, snapshot_sha256 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS previous_end
    FROM core.interval_population
    WHERE use_in_series
)
WHERE period_start <= previous_end OR period_start + (days - 1)::INTEGER <> period_end
