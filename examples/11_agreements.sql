-- In which states do the most agencies take part in 287(g) today?
SELECT state, count(DISTINCT agency) AS agencies
FROM 'datasets/agreements_287g.parquet'
WHERE status = 'participating' AND in_latest_list
GROUP BY state ORDER BY agencies DESC, state;
