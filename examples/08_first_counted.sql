-- In how many places was anybody held for the first time in each year? (The first night in the counts; counts begin in 2011.)
SELECT year(first_night) AS year, count(*) AS places
FROM (
    SELECT facility_id, min(day) AS first_night
    FROM 'datasets/place_day.parquet' WHERE persons_counted > 0
    GROUP BY facility_id
)
GROUP BY year ORDER BY year;
