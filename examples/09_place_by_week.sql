-- How many people did Krome hold in each week of 2025, on average over its nights?
SELECT date_trunc('week', day) AS week, sum(persons_counted) / 7 AS persons
FROM 'datasets/place_day.parquet'
WHERE facility_id = 'fac_wd4yvpip' AND day BETWEEN '2024-12-30' AND '2025-12-28'
GROUP BY week ORDER BY week;
