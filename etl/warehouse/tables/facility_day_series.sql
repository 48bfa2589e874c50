WITH held AS (
    SELECT code, min(date) FILTER (n_detained > 0) AS first_held, max(date) FILTER (n_detained > 0) AS last_held,
        count(*) FILTER (n_detained > 0) AS n_days_held, max(n_detained_at_midnight) AS highest_midnight
    FROM core.facility_days
    GROUP BY code
)
SELECT series.detention_facility_code AS code, series.detention_facility AS name_printed, links.facility_id,
    series.first_date::DATE AS first_date, series.last_date::DATE AS last_date, series.n_days::BIGINT AS n_days,
    held.first_held, held.last_held, held.n_days_held, held.highest_midnight, series.snapshot_sha256
FROM raw.deportation_data_project_series AS series
JOIN staging.daily_release USING (snapshot_sha256)
JOIN held ON held.code = series.detention_facility_code
LEFT JOIN staging.code_links AS links ON links.code = series.detention_facility_code
