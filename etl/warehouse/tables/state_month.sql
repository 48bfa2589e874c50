SELECT
    state,
    month,
    round(sum(persons::DECIMAL(24, 6)) - sqrt(sum(((persons - persons_low) ** 2)::DECIMAL(24, 6))), 2) AS persons_low,
    round(sum(persons::DECIMAL(24, 6)), 2) AS persons,
    round(sum(persons::DECIMAL(24, 6)) + sqrt(sum(((persons_high - persons) ** 2)::DECIMAL(24, 6))), 2) AS persons_high,
    count(*) FILTER (persons > 0) AS n_places,
    count(*) FILTER (why_null IN ('not_listed', 'not_published')) AS n_unknown,
    round(sum(counts_average::DECIMAL(24, 6)), 2) AS counts_average,
    round(sum(persons::DECIMAL(24, 6)) FILTER (basis IN ('bridged', 'flat')) / nullif(sum(persons::DECIMAL(24, 6)), 0), 4) AS bridged_share,
    round(sum(persons::DECIMAL(24, 6)) FILTER (basis IN ('counts', 'list')) / nullif(sum(persons::DECIMAL(24, 6)), 0), 4) AS without_ice_share,
    gap_to_ice,
    benchmark
FROM core.place_month
WHERE state IS NOT NULL
GROUP BY ALL
