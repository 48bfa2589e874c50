-- title: A place's figures over time, by any of its names
-- question: What did ICE publish about Dilley?
-- group: A place
-- line: every row, under all its names
-- answer: ICE's table to {{ row.as_of|day }} gave {{ row.facility }} {{ row.adp_total|number }} people on average since 1 October{% if row.campus_adp %}, and its whole campus {{ row.campus_adp|number }}{% endif %}. It stands in {{ rows|length|counted("row") }} of editions, under all its names.
-- example: name=Dilley
-- description: Every row ICE published for a place, newest first. name: any name it ever had, a city or a facility_id, for example Dilley (which is also what an empty field shows). ADP is an average over the fiscal year to date, not a head count, and starts again each October; campus_adp adds up all rows on the same grounds, so that a place that was split into two rows does not seem to shrink. An edition without a row is not a zero. header_as_of is the date ICE printed above the table: flags say where it is wrong.
-- chart: as_of: adp_total by facility
WITH places AS (
    SELECT facility_id, name, site_id
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
),
minimum AS (
    SELECT snapshot_sha256, sheet, column_letter FROM snapshot_columns WHERE column_name = 'guaranteed_minimum'
)
SELECT
    population.as_of,
    places.name AS facility,
    round(population.adp_total, 2) AS adp_total,
    CASE WHEN places.site_id IS NOT NULL THEN (
        SELECT round(sum(campus.adp_total), 2)
        FROM facilities AS neighbours
        JOIN facility_population AS campus ON campus.facility_id = neighbours.facility_id
            AND campus.snapshot_sha256 = population.snapshot_sha256
        WHERE neighbours.site_id = places.site_id
    ) END AS campus_adp,
    population.guaranteed_minimum,
    population.name_printed,
    population.header_as_of,
    nullif(trim(coalesce(editions.flags, '') || ';' || coalesce(population.flags, ''), ';'), '') AS flags,
    editions.in_force_from AS public_from,
    population.sheet,
    population.adp_cells,
    minimum.column_letter || population.row AS minimum_cell,
    editions.edition,
    population.facility_id,
    population.snapshot_sha256
FROM places
JOIN facility_population AS population USING (facility_id)
JOIN editions USING (snapshot_sha256)
LEFT JOIN minimum ON minimum.snapshot_sha256 = population.snapshot_sha256 AND minimum.sheet = population.sheet
ORDER BY population.as_of DESC, editions.in_force_from DESC, places.name, population.snapshot_sha256, population.row
