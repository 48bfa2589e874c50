-- title: Month by month
-- note: Average and highest number of people at midnight, over all nights of the month; a night that is not in the counts held nobody. Under 11 stands for 1 to 10 people.
-- empty: Nobody was held at midnight on any night.
-- chart: month: average
SELECT
    substr(date, 1, 7) || '-01' AS month,
    round(1.0 * sum(n_detained_at_midnight) / (julianday(substr(date, 1, 7) || '-01', '+1 month') - julianday(substr(date, 1, 7) || '-01')), 1) AS average,
    CASE WHEN max(n_detained_at_midnight) BETWEEN 1 AND 10 THEN 'under 11' ELSE max(n_detained_at_midnight) END AS highest,
    sum(n_detained_at_midnight > 0) AS "nights with people"
FROM facility_days
WHERE code = :id
GROUP BY substr(date, 1, 7)
ORDER BY month DESC
