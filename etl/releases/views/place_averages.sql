-- ICE's average of a place since 1 October, its last word on each day, with the edition, the sheet and the cells. An average is no head count.
SELECT
    places.name AS place,
    averages.facility_id,
    averages.as_of,
    averages.adp_total AS average_since_1_october,
    averages.name_printed,
    averages.guaranteed_minimum,
    editions.edition,
    editions.in_force_from AS public_from,
    averages.flags,
    averages.sheet,
    averages.adp_cells AS cells,
    averages.snapshot_sha256
FROM facility_population AS averages
JOIN editions USING (snapshot_sha256)
LEFT JOIN facilities AS places USING (facility_id)
WHERE averages.is_last_word
