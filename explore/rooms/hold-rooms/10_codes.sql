-- title: Codes that no list has, by the most people on one night
-- note: Deportation Data Project. Highest is the most people at midnight; under 11 stands for 1 to 10.
SELECT series.name_printed AS place, '/codes/' || series.code || '/' AS place_href, series.code,
    CASE WHEN highest_midnight BETWEEN 1 AND 10 THEN 'under 11' ELSE printf('%,d', highest_midnight) END AS highest,
    series.n_days_held AS "nights with people", series.first_held AS "first night", series.last_held AS "last night"
FROM facility_day_series AS series
WHERE facility_id IS NULL AND highest_midnight > 0
ORDER BY highest_midnight DESC, series.code
