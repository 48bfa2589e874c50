-- severity: error
-- title: The monthly panels add up to ICE's own months
-- why: Places added up must come within 1.5 percent of ICE's own average in nine of ten ordinary months, and ranges hold their value.
SELECT 'nation_month' AS table_name, NULL AS place, NULL::DATE AS month,
    n_within || ' of ' || n_compared || ' ordinary months within 1.5 percent' AS found
FROM (
    SELECT count(*) FILTER (benchmark = 'within') AS n_within, count(*) FILTER (benchmark <> 'not_compared') AS n_compared
    FROM core.nation_month WHERE month_kind = 'ordinary'
)
WHERE n_compared >= 24 AND n_within < 0.9 * n_compared
UNION ALL
SELECT 'place_month', facility_id, month, concat_ws(' / ', persons_low, persons, persons_high, basis, why_null)
FROM core.place_month
WHERE NOT coalesce(persons BETWEEN persons_low AND persons_high, true) OR (persons IS NULL) <> (why_null IS NOT NULL)
    OR (persons IS NULL) <> (basis IS NULL)
UNION ALL
SELECT 'place_month', facility_id, NULL, count(*) || ' months' FROM core.place_month
GROUP BY facility_id HAVING count(*) <> (SELECT count(DISTINCT month) FROM core.place_month)
