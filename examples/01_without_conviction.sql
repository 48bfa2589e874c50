-- What share of the people held had no criminal conviction, month by month?
SELECT month, 1 - adp_convicted / adp AS share
FROM 'datasets/nation_month.parquet'
WHERE adp IS NOT NULL
ORDER BY month;
