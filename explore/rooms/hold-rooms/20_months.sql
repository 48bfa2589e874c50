-- title: People in them at midnight, month by month
-- chart: month: average_at_midnight
SELECT substr(date, 1, 7) || '-01' AS month, round(1.0 * sum(n_detained_at_midnight) / count(DISTINCT date), 1) AS average_at_midnight, count(DISTINCT code) AS codes
FROM facility_days WHERE facility_id IS NULL GROUP BY substr(date, 1, 7) ORDER BY month DESC
