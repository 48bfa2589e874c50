-- title: People held over time
-- note: Sum of ICE's averages since 1 October over the places of each edition. It starts anew each October and leaves out places that were empty on the day.
-- empty: No edition lists a place here.
-- chart: table_to: sum_of_averages
SELECT editions.as_of AS table_to, round(sum(population.adp_total), 1) AS sum_of_averages, count(*) AS places_listed
FROM facilities
JOIN facility_population AS population USING (facility_id)
JOIN editions USING (snapshot_sha256)
WHERE facilities.county_geoid = :id AND editions.as_of IS NOT NULL
GROUP BY editions.as_of, editions.snapshot_sha256
ORDER BY editions.as_of DESC, editions.snapshot_sha256
