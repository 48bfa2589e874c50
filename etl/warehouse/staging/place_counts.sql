-- Daily counts averaged over each period of `place_averages` that the release covers, from running totals: per facility under
-- its undisputed codes, per site, and under its disputed codes. A code that the release does not hold is not zero.
WITH running AS (
    SELECT code, date, sum(n_detained_at_midnight) OVER days AS midnights, sum(n_detained) OVER days AS any_times
    FROM core.facility_days
    WINDOW days AS (PARTITION BY code ORDER BY date)
),
periods AS (
    SELECT DISTINCT facility_id, period_start, period_end
    FROM staging.place_averages
    WHERE period_start >= (SELECT first_date FROM staging.daily_release)
        AND period_end <= (SELECT last_date FROM staging.daily_release)
),
spans AS (
    SELECT DISTINCT period_start, period_end FROM periods
),
code_averages AS (
    SELECT last.code, spans.period_start, spans.period_end,
        (last.midnights - coalesce(before.midnights, 0)) / (spans.period_end - spans.period_start + 1) AS midnight,
        (last.any_times - coalesce(before.any_times, 0)) / (spans.period_end - spans.period_start + 1) AS any_time
    FROM spans
    JOIN running AS last ON last.date = spans.period_end
    JOIN core.facility_day_series AS series ON series.code = last.code AND series.first_date <= spans.period_start
    LEFT JOIN running AS before ON before.code = last.code AND before.date = spans.period_start - 1
),
links AS (
    SELECT facility_id, facilities.site_id, codes.code, codes.method = 'disputed' AS disputed
    FROM core.facility_codes AS codes JOIN core.facilities AS facilities USING (facility_id)
),
places AS (
    SELECT periods.*, facilities.site_id
    FROM periods JOIN core.facilities AS facilities USING (facility_id)
),
own AS (
    SELECT places.facility_id, places.period_start, places.period_end,
        string_agg(links.code, ' + ' ORDER BY links.code) FILTER (NOT disputed AND averages.code IS NOT NULL) AS codes,
        count(*) FILTER (NOT disputed) AS n_codes,
        count(averages.code) FILTER (NOT disputed) AS n_codes_released,
        sum(midnight) FILTER (NOT disputed) AS midnight,
        sum(any_time) FILTER (NOT disputed) AS any_time,
        sum(midnight) AS midnight_with_disputed
    FROM places
    JOIN links USING (facility_id)
    LEFT JOIN code_averages AS averages
        ON averages.code = links.code AND averages.period_start = places.period_start AND averages.period_end = places.period_end
    GROUP BY ALL
),
campus AS (
    SELECT places.facility_id, places.period_start, places.period_end, sum(averages.midnight) AS site_midnight
    FROM places
    JOIN links ON links.site_id = places.site_id AND NOT links.disputed
    JOIN code_averages AS averages
        ON averages.code = links.code AND averages.period_start = places.period_start AND averages.period_end = places.period_end
    GROUP BY ALL
)
SELECT own.*, campus.site_midnight
FROM own LEFT JOIN campus USING (facility_id, period_start, period_end)
WHERE own.midnight IS NOT NULL
