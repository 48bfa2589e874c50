-- How far two sources of one place and month lie apart, nine times in ten, by how many people are there: what a low and a high
-- value rest on. ICE's level is held against the counts, a long average against the same days counted, a list's against counts.
WITH pairs AS (
    SELECT unnest(CASE basis WHEN 'counts' THEN [] ELSE [basis, 'counts'] END) AS basis, persons, counts_average AS other
    FROM staging.place_months
    WHERE basis IN ('interval', 'bridged') AND counts_average > 0
    UNION ALL
    SELECT 'flat', interval_average, counts_average FROM staging.place_months
    WHERE basis = 'bridged' AND counts_average > 0 AND longest_interval > 31 AND n_interval_days = days_covered
    UNION ALL
    SELECT 'list', list_average, counts_average FROM staging.place_months WHERE list_average > 0 AND counts_average > 0
)
SELECT basis, size_class(persons) AS size_class, count(*) AS n_pairs,
    quantile_cont(abs(other - persons) / greatest(persons, 1), 0.9) AS nine_in_ten
FROM pairs
GROUP BY ALL
