-- Pairs of one number in two sources: a month of the nation, a place's year to an edition, a place's month.
WITH counted AS (
    SELECT source_id, date_trunc('month', night)::DATE AS month, sum(persons::DECIMAL(24, 6)) / count(DISTINCT night) AS persons,
        count(DISTINCT night) AS n_nights
    FROM core.nights
    GROUP BY ALL
),
places AS (
    -- a place with a code that no count knows can't be compared
    SELECT facility_id, snapshot_sha256, max(as_of) AS as_of, max(adp_total) AS adp_total, sum(midnight_average::DECIMAL(24, 6)) AS midnight
    FROM staging.code_averages
    WHERE method <> 'disputed'
    GROUP BY facility_id, snapshot_sha256
    HAVING count(*) = count(midnight_average)
),
pairs AS (
    SELECT source_id AS figure, 'ice_month' AS against, make_date(year(month), month(month) - (month(month) - 1) % 3, 1) AS period_start,
        (make_date(year(month), month(month) - (month(month) - 1) % 3, 1) + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE AS period_end,
        'nation' AS size_class, persons, adp AS other
    FROM counted JOIN core.nation_month AS ice USING (month)
    -- half a month counted is no month
    WHERE NOT ice.partial AND n_nights = day(last_day(month))
    UNION ALL
    SELECT 'nightly_counts', 'ice_year_to_date', make_date(year(as_of) - (month(as_of) < 10)::INTEGER, 10, 1),
        make_date(year(as_of) + (month(as_of) >= 10)::INTEGER, 9, 30), size_class(adp_total), midnight, adp_total
    FROM places
    UNION ALL
    SELECT 'interval', 'nightly_counts', make_date(year(month) - (month(month) < 10)::INTEGER, 10, 1),
        make_date(year(month) + (month(month) >= 10)::INTEGER, 9, 30), size_class(persons), persons, counts_average
    FROM staging.place_months
    WHERE basis = 'interval'
)
SELECT
    figure, against, period_start, period_end, size_class, count(*) AS n_pairs,
    -- what few places have in common may tell of one of them
    CASE WHEN size_class = 'nation' OR count(*) >= 11 THEN round(sum(persons::DECIMAL(24, 6)) / nullif(sum(other::DECIMAL(24, 6)), 0) - 1, 5) END AS bias,
    CASE WHEN size_class = 'nation' OR count(*) >= 11 THEN round(median(abs(persons - other) / nullif(other, 0)), 5) END
        AS median_difference
FROM pairs
WHERE persons IS NOT NULL AND other IS NOT NULL
GROUP BY figure, against, period_start, period_end, size_class
