WITH pairs AS (
    SELECT averages.facility_id, facilities.site_id, averages.snapshot_sha256, max(averages.adp_total) AS adp_total,
        sum(averages.midnight_average) AS midnight, sum(averages.any_time_average) AS any_time,
        count(*) > count(averages.midnight_average) AS lacks_code
    FROM staging.code_averages AS averages JOIN core.facilities AS facilities USING (facility_id)
    WHERE averages.method <> 'disputed'
    GROUP BY ALL
),
sites AS (
    SELECT site_id, snapshot_sha256, sum(adp_total) AS adp_total, sum(midnight) AS midnight
    FROM pairs WHERE site_id IS NOT NULL GROUP BY ALL
),
compared AS (
    SELECT pairs.*, abs(pairs.midnight - pairs.adp_total) / nullif(pairs.adp_total, 0) AS difference,
        abs(sites.midnight - sites.adp_total) / nullif(sites.adp_total, 0) AS site_difference
    FROM pairs LEFT JOIN sites USING (site_id, snapshot_sha256)
    WHERE greatest(pairs.adp_total, pairs.midnight) >= 11
),
places AS (
    SELECT facility_id, count(*) AS n_editions, median(adp_total) AS adp_total, median(midnight) AS midnight_average,
        median(difference) AS relative_difference, median(site_difference) AS site_difference,
        bool_or(lacks_code) AS lacks_code,
        count(*) FILTER (midnight <= adp_total AND adp_total <= any_time) / count(*) AS share_between,
        count(*) FILTER (midnight < adp_total) / count(*) AS share_fewer
    FROM compared
    WHERE midnight IS NOT NULL
    GROUP BY facility_id
),
codes AS (
    SELECT facility_id, string_agg(DISTINCT code, ' + ' ORDER BY code) AS codes
    FROM staging.code_averages WHERE method <> 'disputed' GROUP BY facility_id
)
SELECT
    facility_id,
    codes,
    n_editions,
    round(adp_total, 6) AS adp_total,
    CASE WHEN midnight_average >= 11 THEN round(midnight_average, 6) END AS midnight_average,
    CASE WHEN midnight_average >= 11 THEN round(relative_difference, 6) END AS relative_difference,
    CASE
        WHEN relative_difference <= 0.03 THEN 'agrees'
        WHEN lacks_code THEN 'code_not_released'
        WHEN site_difference <= 0.03 THEN 'same_site'
        WHEN share_between >= 0.5 THEN 'definition'
        WHEN share_fewer >= 0.9 AND relative_difference <= 0.1 THEN 'counts_fewer'
        ELSE 'disputed'
    END AS outcome
FROM places JOIN codes USING (facility_id)
