SELECT
    month,
    coalesce(series.partial, false) AS partial,
    series.running_to,
    series.* EXCLUDE (month, partial, running_to),
    benchmark.places_average,
    benchmark.counts_average,
    benchmark.bridged_share,
    coalesce(benchmark.month_kind, 'no_places') AS month_kind,
    benchmark.gap_to_ice,
    benchmark.gap_since_october,
    coalesce(benchmark.benchmark, 'not_compared') AS benchmark,
    benchmark.gap_reason
FROM staging.national_months AS series
FULL JOIN staging.month_benchmark AS benchmark USING (month)
WHERE month >= DATE '2011-10-01'
