-- The release of daily counts to read: the one whose days reach furthest, of several the longest.
SELECT snapshot_sha256, min(first_date)::DATE AS first_date, max(last_date)::DATE AS last_date
FROM raw.deportation_data_project_series
GROUP BY snapshot_sha256
ORDER BY last_date DESC, first_date, count(*) DESC, snapshot_sha256
LIMIT 1
