-- All places added up against ICE's own average of the month, over the days that ICE's covers, and since 1 October. What kind
-- of month it is follows from the editions: a year's first comes weeks after 1 October, its last days before 30 September.
WITH months AS (
    SELECT date_trunc('month', day)::DATE AS month,
        sum(persons::DECIMAL(24, 6)) FILTER (day <= coalesce(last_day_covered, day)) AS person_days,
        count(DISTINCT day) FILTER (day <= coalesce(last_day_covered, day)) AS n_days,
        sum(persons::DECIMAL(24, 6)) FILTER (basis IN ('bridged', 'flat')) / nullif(sum(persons::DECIMAL(24, 6)), 0) AS bridged_share
    FROM staging.place_days LEFT JOIN staging.ice_months AS ice ON ice.month = date_trunc('month', day)::DATE
    GROUP BY ALL
),
year_ends AS (
    SELECT fiscal_year, min(period_end) AS first_end, max(period_end) AS last_end
    FROM core.interval_population WHERE use_in_sum GROUP BY fiscal_year
),
counted AS (
    SELECT date_trunc('month', night)::DATE AS month, sum(persons::DECIMAL(24, 6)) / count(DISTINCT night) AS counts_average
    FROM core.nights WHERE is_best GROUP BY ALL
),
dated AS (
    SELECT months.*, ice_average, counts_average, first_end, last_end,
        year(months.month) + (month(months.month) >= 10)::INTEGER AS year_of_month,
        -- a month of which a day is in no interval and no count can't be held against ICE's
        n_days = last_day_covered - months.month + 1 AS comparable
    FROM months
    LEFT JOIN staging.ice_months AS ice USING (month)
    LEFT JOIN counted USING (month)
    LEFT JOIN year_ends ON year_ends.fiscal_year = year(months.month) + (month(months.month) >= 10)::INTEGER
),
compared AS (
    SELECT *,
        CASE WHEN comparable THEN person_days / n_days / ice_average - 1 END AS gap,
        CASE WHEN comparable THEN sum(person_days) OVER since_october / sum((n_days * ice_average)::DECIMAL(24, 6)) OVER since_october - 1 END
            AS gap_since_october,
        CASE WHEN first_end IS NULL THEN 'counts_only'
            WHEN month <= first_end AND first_end > make_date(year_of_month - 1, 10, 31) THEN 'long_first_interval'
            WHEN month(month) = 9 AND last_day(month) > last_end THEN 'september_tail'
            WHEN bridged_share > 0.5 THEN 'long_interval'
            ELSE 'ordinary' END AS month_kind
    FROM dated
    WINDOW since_october AS (PARTITION BY year_of_month, comparable ORDER BY month)
)
SELECT
    month,
    round(person_days / n_days, 2) AS places_average,
    round(bridged_share, 4) AS bridged_share,
    round(counts_average, 2) AS counts_average,
    round(gap, 5) AS gap_to_ice,
    round(gap_since_october, 5) AS gap_since_october,
    month_kind,
    CASE WHEN gap IS NULL THEN 'not_compared' WHEN abs(gap) <= 0.015 THEN 'within' ELSE 'beyond' END AS benchmark,
    CASE WHEN abs(gap) > 0.015 THEN
        CASE WHEN month_kind <> 'ordinary' THEN month_kind
            WHEN abs(gap_since_october) <= 0.015 THEN 'moved_between_months'
            ELSE 'unexplained' END END AS gap_reason
FROM compared
