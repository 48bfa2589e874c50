-- How many people were held at some time of a day, but not at midnight? A person moved that day is counted in each place, so
-- this is a measure of movement. Transfers from place to place are not published.
SELECT date_trunc('month', date) AS month, sum(n_detained - n_detained_at_midnight) AS person_days
FROM 'datasets/facility_days.parquet'
GROUP BY month
ORDER BY month;
