-- title: Where they were held on the last night
-- note: Under 11 stands for 1 to 10 people.
SELECT coalesce(facilities.name, series.name_printed) AS place, coalesce('/detention/facilities/' || series.facility_id, '/codes/' || series.code || '/') AS place_href,
    CASE WHEN n_detained_possibly_under_18 < 11 THEN 'under 11' ELSE n_detained_possibly_under_18 END AS "possibly under 18"
FROM facility_days AS days JOIN facility_day_series AS series USING (code) LEFT JOIN facilities ON facilities.facility_id = series.facility_id
WHERE days.date = (SELECT max(last_date) FROM facility_day_series) AND n_detained_possibly_under_18 > 0
ORDER BY n_detained_possibly_under_18 DESC, place
