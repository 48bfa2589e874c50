-- People in each place on each day, from both sources: ICE's averages give how many person-days an interval had, the nightly
-- counts how they were spread over its days. A day is
--   interval: in an interval of at most 31 days between two editions (or from 1 October to the year's first);
--   bridged: in a longer one, or in none (after the year's last edition, between editions that can't be trusted): the counts
--     give the shape, ICE the level, for days without an interval by the place's own ratio of the two in that fiscal year;
--   flat: in a longer one whose counts can't give its shape: the average stands for every day;
--   counts: only counted.
-- Counts give the shape where their sum is between half and twice ICE's: beyond that a code is missing or is another place's.
-- Places added up so are within 1.5 percent of ICE's own month in 87 of 90 months (October 2018 to March 2026; measured
-- 2026-11-25).
-- Sums of fractions are taken over DECIMAL: over DOUBLE their last digit depends on the order in which threads add them up.
WITH reach AS (
    SELECT max(night) AS last_night FROM core.nights WHERE is_best
),
counted AS (
    SELECT facility_id, night AS day, sum(persons) AS counted
    FROM core.nights
    WHERE is_best AND persons > 0 AND facility_id IS NOT NULL
    GROUP BY ALL
),
-- the newest interval can end after the counts do: the last night then stands for the nights after it
last_counts AS (
    SELECT facility_id, counted FROM counted JOIN reach ON day = last_night
),
spread AS (
    SELECT place_id AS facility_id, fiscal_year, period_start, days, mandays, population, unnest(
        generate_series(period_start::TIMESTAMP, period_end::TIMESTAMP, INTERVAL 1 DAY)
    )::DATE AS day
    FROM core.interval_population
    WHERE use_in_sum
),
shapes AS (
    SELECT spread.*, counted.counted, CASE WHEN day <= last_night THEN coalesce(counted.counted, 0) ELSE coalesce(last_counts.counted, 0) END
        AS shape
    FROM spread
    CROSS JOIN reach
    LEFT JOIN counted USING (facility_id, day)
    LEFT JOIN last_counts ON last_counts.facility_id = spread.facility_id
),
weighed AS (
    SELECT *, sum(shape) OVER of_interval AS shape_sum,
        mandays > 0 AND sum(shape) OVER of_interval BETWEEN 0.5 * mandays AND 2 * mandays AS has_shape
    FROM shapes
    WINDOW of_interval AS (PARTITION BY facility_id, period_start)
),
levels AS (
    SELECT facility_id, fiscal_year, sum((mandays * shape / shape_sum)::DECIMAL(24, 6)) / nullif(sum(shape), 0) AS level
    FROM weighed
    WHERE has_shape
    GROUP BY ALL
)
SELECT
    facility_id,
    day,
    CASE WHEN has_shape THEN mandays * shape / shape_sum ELSE population END AS persons,
    CASE WHEN days <= 31 THEN 'interval' WHEN has_shape THEN 'bridged' ELSE 'flat' END AS basis,
    counted,
    population AS interval_average,
    days AS interval_days
FROM weighed
UNION ALL
SELECT counted.facility_id, counted.day, counted * coalesce(level, 1), CASE WHEN level IS NULL THEN 'counts' ELSE 'bridged' END, counted, NULL, NULL
FROM counted
ANTI JOIN spread ON spread.facility_id = counted.facility_id AND spread.day = counted.day
LEFT JOIN levels ON levels.facility_id = counted.facility_id
    AND levels.fiscal_year = year(counted.day) + (month(counted.day) >= 10)::INTEGER
