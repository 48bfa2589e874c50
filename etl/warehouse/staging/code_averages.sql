-- ICE's average daily population is midnight counts over the days of the fiscal year so far: the same days are averaged here.
-- A code that the release does not hold has no counts (null), which is not zero.
WITH periods AS (
    SELECT snapshot_sha256, as_of, days_in_period, as_of - days_in_period::INTEGER + 1 AS first_day
    FROM core.editions
    WHERE as_of_basis = 'days'
),
covered AS (
    SELECT periods.*
    FROM periods, staging.daily_release AS release
    WHERE periods.first_day >= release.first_date AND periods.as_of <= release.last_date
),
listed AS (
    SELECT snapshot_sha256, facility_id, sum(adp_total) AS adp_total
    FROM core.facility_population
    WHERE facility_id IS NOT NULL AND adp_total IS NOT NULL
    GROUP BY snapshot_sha256, facility_id
),
ends AS (
    SELECT DISTINCT first_day, as_of, days_in_period FROM covered
),
counted AS (
    SELECT days.code, ends.first_day, ends.as_of, sum(n_detained_at_midnight) / ends.days_in_period AS midnight_average,
        sum(n_detained) / ends.days_in_period AS any_time_average
    FROM ends JOIN core.facility_days AS days ON days.date BETWEEN ends.first_day AND ends.as_of
    GROUP BY days.code, ends.first_day, ends.as_of, ends.days_in_period
)
SELECT
    codes.facility_id,
    codes.code,
    covered.snapshot_sha256,
    codes.method,
    covered.first_day,
    covered.as_of,
    listed.adp_total,
    counted.midnight_average,
    counted.any_time_average
FROM core.facility_codes AS codes
JOIN listed USING (facility_id)
JOIN covered USING (snapshot_sha256)
LEFT JOIN counted ON counted.code = codes.code AND counted.first_day = covered.first_day AND counted.as_of = covered.as_of
