-- title: The places it lists, by people held
SELECT coalesce(facilities.name, population.name_printed) AS place, '/detention/facilities/' || population.facility_id AS place_href,
    population.city, population.state, population.adp_total AS "average since 1 October",
    population.sheet || ', ' || population.adp_cells AS "sheet and cells"
FROM facility_population AS population LEFT JOIN facilities USING (facility_id)
WHERE population.snapshot_sha256 = :id
ORDER BY population.adp_total DESC, population.row
