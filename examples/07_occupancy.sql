-- What part of the guaranteed beds was in use, on average over fiscal year 2024?
SELECT count(*) AS places, median(adp_total / guaranteed_minimum) AS occupancy
FROM 'datasets/place_edition.parquet'
WHERE as_of = '2024-09-30' AND guaranteed_minimum > 0;
