-- How many people did the family centre at Dilley hold each month, and within what range?
SELECT month, persons_low, persons, persons_high, basis
FROM 'datasets/place_month.parquet'
WHERE facility_id = 'fac_csyep2gg' AND persons IS NOT NULL
ORDER BY month;
