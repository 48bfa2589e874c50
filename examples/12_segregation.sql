-- How many placements in segregation were there for each 1,000 person-days of detention?
SELECT month, 1000 * sum(value) / (adp * day(last_day(month))) AS placements
FROM 'datasets/national_series.parquet' AS series
JOIN 'datasets/nation_month.parquet' AS nation ON nation.month = series.period_start
WHERE block = 'segregation_by_facility' AND facility_name <> 'total' AND period_kind = 'month'
GROUP BY month, adp
ORDER BY month;
