-- How many unaccompanied children came to HHS and left it, on the days that were published? (Fridays and Saturdays are not.)
SELECT date_trunc('month', date) AS month, count(*) AS days, sum(transferred_out_of_cbp) AS came, sum(discharged_from_hhs) AS discharged
FROM 'datasets/unaccompanied_children_days.parquet'
GROUP BY month ORDER BY month;
