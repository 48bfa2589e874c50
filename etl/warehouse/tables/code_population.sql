-- Derived counts under 11 are not shown, and nothing from which they follow.
SELECT facility_id, code, snapshot_sha256, method, first_day, as_of, round(adp_total, 6) AS adp_total,
    CASE WHEN midnight_average >= 11 THEN round(midnight_average, 6) END AS midnight_average,
    CASE WHEN any_time_average >= 11 THEN round(any_time_average, 6) END AS any_time_average,
    midnight_average < 11 AS under_11,
    CASE WHEN midnight_average >= 11 THEN round(midnight_average - adp_total, 6) END AS difference,
    CASE WHEN midnight_average >= 11 THEN round(abs(midnight_average - adp_total) / nullif(adp_total, 0), 6) END
        AS relative_difference
FROM staging.code_averages
