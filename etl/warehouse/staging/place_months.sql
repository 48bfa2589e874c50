-- Every place and month from October 2011 (the first month of the nightly counts) to the last that anything covers.
WITH span AS (
    SELECT max(date_trunc('month', day))::DATE AS last_month FROM staging.place_days
),
months AS (
    SELECT unnest(generate_series(TIMESTAMP '2011-10-01', last_month::TIMESTAMP, INTERVAL 1 MONTH))::DATE AS month FROM span
),
-- nights on which the counts would have anybody there: a night without a row is then one with nobody
reach AS (
    SELECT links.facility_id, min(nights.first_night) AS first_night, max(nights.last_night) AS last_night
    FROM staging.code_links AS links
    JOIN (
        SELECT code, first_date AS first_night, last_date AS last_night FROM core.facility_day_series
        UNION ALL
        SELECT DISTINCT code, DATE '2011-10-01', release.last_night
        FROM core.nights CROSS JOIN staging.headcount_release AS release
        WHERE source_id = 'uwchr_headcount'
    ) AS nights USING (code)
    GROUP BY links.facility_id
),
days AS (
    SELECT place_days.facility_id, date_trunc('month', day)::DATE AS month,
        sum(persons::DECIMAL(24, 6))::DOUBLE AS person_days,
        sum(counted) AS counted,
        sum(interval_average::DECIMAL(24, 6))::DOUBLE AS interval_person_days,
        count(interval_average) AS n_interval_days,
        count(*) FILTER (day NOT BETWEEN first_night AND last_night OR first_night IS NULL) AS n_uncounted,
        count(*) FILTER (basis = 'interval') AS n_interval,
        count(*) FILTER (basis = 'bridged') AS n_bridged,
        count(*) FILTER (basis = 'flat') AS n_flat,
        max(interval_days) AS longest_interval
    FROM staging.place_days AS place_days LEFT JOIN reach USING (facility_id)
    GROUP BY ALL
),
lists AS (
    SELECT facility_id, month, adp FROM (
        SELECT facility_id, month, sum(adp::DECIMAL(24, 6))::DOUBLE AS adp, 1 AS preference
        FROM core.facility_list_months WHERE is_last_word AND facility_id IS NOT NULL AND adp IS NOT NULL
        GROUP BY ALL
        UNION ALL
        SELECT facility_id, months.month, sum(adp::DECIMAL(24, 6))::DOUBLE, 2
        FROM core.facility_list_adp JOIN months
            ON months.month BETWEEN make_date(fiscal_year - 1, 10, 1) AND make_date(fiscal_year, 9, 1)
        WHERE is_last_word AND facility_id IS NOT NULL AND adp IS NOT NULL
            AND (months.month <= as_of OR NOT coalesce(year_to_date, false))
        GROUP BY ALL
    )
    QUALIFY row_number() OVER (PARTITION BY facility_id, month ORDER BY preference) = 1
),
seen AS (
    SELECT facility_id, min(month) AS first_month FROM (
        SELECT facility_id, month FROM days WHERE person_days > 0 OR n_interval_days > 0
        UNION ALL
        SELECT facility_id, month FROM lists
        UNION ALL
        SELECT facility_id, date_trunc('month', first_published)::DATE FROM core.facilities WHERE first_published IS NOT NULL
    )
    GROUP BY facility_id
),
published AS (
    SELECT month, count(DISTINCT snapshot_sha256) > 0 AS has_interval
    FROM months LEFT JOIN core.interval_population ON use_in_sum AND period_start <= last_day(month) AND period_end >= month
    GROUP BY month
),
grid AS (
    SELECT seen.facility_id, months.month, first_month, has_interval,
        -- least() and greatest() pass over nulls: a place without a code is not counted on any night
        CASE WHEN last_night IS NULL THEN 0
            ELSE greatest(0, least(last_day(months.month), last_night) - greatest(months.month, first_night) + 1) END AS n_counted
    FROM seen CROSS JOIN months JOIN published USING (month) LEFT JOIN reach USING (facility_id)
)
SELECT
    grid.facility_id,
    grid.month,
    CASE WHEN grid.month < first_month THEN NULL
        WHEN n_counted + coalesce(n_uncounted, 0) > 0
            THEN coalesce(person_days, 0) / (n_counted + coalesce(n_uncounted, 0))
        ELSE lists.adp END AS persons,
    CASE WHEN grid.month < first_month THEN NULL
        WHEN n_flat > 0 THEN 'flat' WHEN n_bridged > 0 THEN 'bridged' WHEN n_interval > 0 THEN 'interval'
        WHEN n_counted > 0 THEN 'counts' WHEN lists.adp IS NOT NULL THEN 'list' END AS basis,
    CASE WHEN grid.month >= first_month THEN n_counted + coalesce(n_uncounted, 0) ELSE 0 END AS days_covered,
    coalesce(n_bridged, 0) + coalesce(n_flat, 0) AS days_bridged,
    longest_interval,
    CASE WHEN n_counted > 0 AND grid.month >= first_month THEN coalesce(counted, 0) / n_counted END AS counts_average,
    interval_person_days / nullif(n_interval_days, 0) AS interval_average,
    n_interval_days,
    lists.adp AS list_average,
    CASE WHEN grid.month < first_month THEN 'before_first_seen'
        WHEN n_counted + coalesce(n_uncounted, 0) > 0 OR lists.adp IS NOT NULL THEN NULL
        WHEN has_interval THEN 'not_listed' ELSE 'not_published' END AS why_null
FROM grid
LEFT JOIN days USING (facility_id, month)
LEFT JOIN lists USING (facility_id, month)
