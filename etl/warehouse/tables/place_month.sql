-- A range holds the counts as well, where they reach the place: where they and ICE contradict each other it is wide. least() and
-- greatest() pass over nulls, so a place and month that nothing was compared with must have no range by its own rule.
SELECT
    months.facility_id,
    months.month,
    facilities.site_id,
    facilities.state,
    facilities.county_geoid,
    CASE WHEN nine_in_ten IS NOT NULL THEN round(least(persons, counts_of_ice,
        greatest(0, persons - nine_in_ten * greatest(persons, 1))), 2) END AS persons_low,
    round(persons, 2) AS persons,
    CASE WHEN nine_in_ten IS NOT NULL THEN round(greatest(persons, counts_of_ice, persons + nine_in_ten * greatest(persons, 1)), 2) END
        AS persons_high,
    months.basis,
    days_covered,
    days_bridged,
    longest_interval,
    round(months.counts_average, 2) AS counts_average,
    round(interval_average, 2) AS interval_average,
    why_null,
    gap_to_ice,
    coalesce(benchmark, 'not_compared') AS benchmark
FROM (
    SELECT *, CASE WHEN basis IN ('interval', 'bridged', 'flat') THEN counts_average END AS counts_of_ice FROM staging.place_months
) AS months
JOIN core.facilities AS facilities USING (facility_id)
LEFT JOIN staging.month_accuracy AS accuracy ON accuracy.basis = months.basis AND accuracy.size_class = size_class(persons)
LEFT JOIN staging.month_benchmark AS benchmarks ON benchmarks.month = months.month
