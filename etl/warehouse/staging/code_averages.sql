-- ICE's average daily population is midnight counts over the days of the fiscal year so far: the same nights are averaged here.
-- A code that no count knows has no average (null), which is not zero.
-- That ICE divides by the days since a place opened explains none of 498 pairs beyond 10 percent (tried 2026-11-24).
WITH periods AS (
    SELECT snapshot_sha256, as_of, days_in_period, as_of - days_in_period::INTEGER + 1 AS first_day
    FROM core.editions
    WHERE as_of_basis = 'days'
),
reach AS (
    SELECT min(night) AS first_night, max(night) AS last_night FROM core.nights WHERE is_best
),
covered AS (
    SELECT periods.* FROM periods JOIN reach ON first_day >= first_night AND as_of <= last_night
),
listed AS (
    SELECT snapshot_sha256, facility_id, sum(adp_total) AS adp_total
    FROM core.facility_population
    WHERE facility_id IS NOT NULL AND adp_total IS NOT NULL
    GROUP BY snapshot_sha256, facility_id
),
known AS (
    SELECT DISTINCT code FROM core.nights WHERE is_best
),
wanted AS (
    SELECT DISTINCT known.code, first_day, as_of, days_in_period
    FROM known JOIN core.facility_codes AS codes USING (code) CROSS JOIN covered
),
ended AS (
    SELECT wanted.*, coalesce(totals.person_nights, 0) AS up_to_end
    FROM wanted ASOF LEFT JOIN staging.night_totals AS totals
        ON totals.code = wanted.code AND totals.night <= wanted.as_of
),
counted AS (
    SELECT ended.*, ended.up_to_end - coalesce(totals.person_nights, 0) AS person_nights
    FROM ended ASOF LEFT JOIN staging.night_totals AS totals
        ON totals.code = ended.code AND totals.night < ended.first_day
),
any_time AS (
    SELECT days.code, ends.first_day, ends.as_of, sum(n_detained) AS person_days
    FROM (SELECT DISTINCT first_day, as_of FROM covered) AS ends
    JOIN core.facility_days AS days ON days.n_detained > 0 AND days.date BETWEEN ends.first_day AND ends.as_of
    WHERE ends.first_day >= (SELECT first_date FROM staging.daily_release)
    GROUP BY days.code, ends.first_day, ends.as_of
)
SELECT
    codes.facility_id,
    codes.code,
    covered.snapshot_sha256,
    codes.method,
    covered.first_day,
    covered.as_of,
    listed.adp_total,
    counted.person_nights / counted.days_in_period AS midnight_average,
    any_time.person_days / counted.days_in_period AS any_time_average
FROM core.facility_codes AS codes
JOIN listed USING (facility_id)
JOIN covered USING (snapshot_sha256)
LEFT JOIN counted ON counted.code = codes.code AND counted.first_day = covered.first_day AND counted.as_of = covered.as_of
LEFT JOIN any_time
    ON any_time.code = codes.code AND any_time.first_day = covered.first_day AND any_time.as_of = covered.as_of
