-- How many people did each state hold on an average day of fiscal year 2024?
SELECT state, sum(persons * day(last_day(month))) / sum(day(last_day(month))) AS persons
FROM 'datasets/state_month.parquet'
WHERE month BETWEEN '2023-10-01' AND '2024-09-30'
GROUP BY state
ORDER BY persons DESC;
