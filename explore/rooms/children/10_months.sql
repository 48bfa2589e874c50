-- title: Possibly under 18 and held by ICE, month by month
-- note: Average over the nights of the month, by year of birth, from the Deportation Data Project.
-- chart: month: average_a_night
SELECT substr(date, 1, 7) || '-01' AS month, round(1.0 * sum(n_detained_possibly_under_18) / count(DISTINCT date), 1) AS average_a_night
FROM facility_days GROUP BY substr(date, 1, 7) ORDER BY month DESC
