-- The release is a grid of every code and day (its extraction refuses holes); records hold the days with somebody in them,
-- so a day of the grid without a record was released as six zeros.
WITH grid AS (
    SELECT series.detention_facility_code, days.day::DATE AS date
    FROM raw.deportation_data_project_series AS series
    JOIN staging.daily_release USING (snapshot_sha256),
        generate_series(series.first_date::TIMESTAMP, series.last_date::TIMESTAMP, INTERVAL 1 DAY) AS days (day)
),
counted AS (
    SELECT days.detention_facility_code, days.date::DATE AS date, COLUMNS('^n_')
    FROM raw.deportation_data_project_days AS days JOIN staging.daily_release USING (snapshot_sha256)
)
SELECT
    detention_facility_code AS code,
    date,
    links.facility_id,
    coalesce(COLUMNS('^n_'), 0)
FROM grid
LEFT JOIN counted USING (detention_facility_code, date)
LEFT JOIN staging.code_links AS links ON links.code = detention_facility_code
