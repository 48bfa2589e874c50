-- How long had those stayed who left detention, month by month?
SELECT month, stay, stay_ice, stay_cbp
FROM 'datasets/nation_month.parquet'
WHERE stay IS NOT NULL
ORDER BY month;
