-- Derived counts under 11 are not shown, and nothing from which they follow.
WITH places AS (
    SELECT averages.facility_id, facilities.site_id, averages.snapshot_sha256, max(adp_total) AS adp_total,
        CASE WHEN count(*) = count(midnight_average) THEN sum(midnight_average) END AS midnight
    FROM staging.code_averages AS averages JOIN core.facilities AS facilities USING (facility_id)
    WHERE method <> 'disputed'
    GROUP BY ALL
),
sites AS (
    SELECT site_id, snapshot_sha256, sum(adp_total) AS adp_total, sum(midnight) AS midnight
    FROM places
    WHERE site_id IS NOT NULL
    GROUP BY ALL
),
compared AS (
    SELECT places.facility_id, places.snapshot_sha256,
        CASE
            WHEN places.midnight IS NULL THEN 'code_not_released'
            WHEN greatest(places.adp_total, places.midnight) < 11 THEN 'too_small'
            WHEN abs(places.midnight - places.adp_total) <= 0.03 * places.adp_total THEN 'within_3_percent'
            WHEN abs(places.midnight - places.adp_total) <= 0.1 * places.adp_total THEN 'within_10_percent'
            WHEN abs(sites.midnight - sites.adp_total) <= 0.1 * sites.adp_total THEN 'same_site'
            ELSE 'beyond_10_percent'
        END AS comparison
    FROM places LEFT JOIN sites USING (site_id, snapshot_sha256)
)
SELECT averages.facility_id, code, snapshot_sha256, method, first_day, as_of, round(adp_total, 6) AS adp_total,
    CASE WHEN midnight_average >= 11 THEN round(midnight_average, 6) END AS midnight_average,
    CASE WHEN any_time_average >= 11 THEN round(any_time_average, 6) END AS any_time_average,
    midnight_average < 11 AS under_11,
    CASE WHEN midnight_average >= 11 THEN round(midnight_average - adp_total, 6) END AS difference,
    CASE WHEN midnight_average >= 11 THEN round(abs(midnight_average - adp_total) / nullif(adp_total, 0), 6) END
        AS relative_difference,
    compared.comparison
FROM staging.code_averages AS averages LEFT JOIN compared USING (facility_id, snapshot_sha256)
