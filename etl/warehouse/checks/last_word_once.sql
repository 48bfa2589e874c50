-- severity: error
-- title: A place has one last word
-- why: Editions and lists repeat days, years and months; two last words of one would be added up.
SELECT 'facility_population' AS table_name, facility_id AS place, as_of AS period, count(*) AS n_rows
FROM core.facility_population
WHERE is_last_word AND facility_id IS NOT NULL
GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'facility_population', as_of::VARCHAR, as_of, count(DISTINCT snapshot_sha256)
FROM core.facility_population
WHERE is_last_word
GROUP BY ALL HAVING count(DISTINCT snapshot_sha256) > 1 OR as_of IS NULL
UNION ALL
SELECT 'facility_list_adp', coalesce(facility_id, '') || ' ' || coalesce(code, ''), make_date(fiscal_year, 9, 30), count(*)
FROM core.facility_list_adp
WHERE is_last_word AND coalesce(facility_id, code) IS NOT NULL
GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'facility_list_months', coalesce(facility_id, '') || ' ' || coalesce(code, ''), month, count(*)
FROM core.facility_list_months
WHERE is_last_word AND coalesce(facility_id, code) IS NOT NULL
GROUP BY ALL HAVING count(*) > 1
