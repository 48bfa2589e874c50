-- How many people died in custody for each 100,000 person-years? Only for years in which every death is on ICE's list.
WITH years AS (
    SELECT year(month) + (month(month) >= 10)::INT AS fiscal_year, sum(counts_average * day(last_day(month))) / 365.25 AS person_years
    FROM 'datasets/nation_month.parquet'
    GROUP BY ALL
)
SELECT fiscal_year, 100000 * count(*) / person_years AS rate
FROM 'datasets/deaths_in_custody.parquet' JOIN years USING (fiscal_year)
WHERE fiscal_year BETWEEN 2013 AND 2016
GROUP BY fiscal_year, person_years ORDER BY fiscal_year;
