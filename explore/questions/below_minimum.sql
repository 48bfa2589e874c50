-- title: Paying for empty beds: places below their guaranteed minimum
-- question: Where is the government paying for empty beds?
-- group: All places
-- line: fewer people than guaranteed beds
-- answer: {{ rows|length|counted("place") }} in ICE's table to {{ row.as_of|day }} held fewer people than the contract guarantees: {{ rows|map(attribute="guaranteed_and_empty")|sum|people }} beds guaranteed and empty on average since 1 October. The largest gap is at {{ row.facility }}, with {{ row.guaranteed_minimum|people }} beds guaranteed and {{ row.adp_total|people }} people held.
-- description: Places of the newest edition whose contract guarantees more beds than the average daily population fills. The average covers the fiscal year to date while the minimum is today's: a place that has just opened or been enlarged shows a gap it may no longer have; average_lately is the population since lately_from, the edition before, where it can be told. Rows on the same grounds are added up in campus_adp, because one contract can cover several rows. ICE prints no minimum for most places: that is unknown, not zero.
WITH newest AS (
    SELECT * FROM editions
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
minimum AS (
    SELECT snapshot_sha256, sheet, column_letter FROM snapshot_columns WHERE column_name = 'guaranteed_minimum'
)
SELECT
    coalesce(facilities.name, population.name_printed) AS facility,
    population.city || ', ' || population.state AS city,
    population.guaranteed_minimum,
    round(population.adp_total, 2) AS adp_total,
    round(population.guaranteed_minimum - population.adp_total, 2) AS guaranteed_and_empty,
    round(100 * population.adp_total / population.guaranteed_minimum) AS percent_filled,
    round(intervals.population, 1) AS average_lately,
    intervals.period_start AS lately_from,
    CASE WHEN facilities.site_id IS NOT NULL THEN (
        SELECT round(sum(campus.adp_total), 2)
        FROM facilities AS neighbours
        JOIN facility_population AS campus ON campus.facility_id = neighbours.facility_id
            AND campus.snapshot_sha256 = population.snapshot_sha256
        WHERE neighbours.site_id = facilities.site_id
    ) END AS campus_adp,
    facilities.first_as_of AS listed_since,
    newest.as_of,
    population.sheet,
    minimum.column_letter || population.row AS minimum_cell,
    population.adp_cells,
    population.facility_id,
    population.snapshot_sha256
FROM newest
JOIN facility_population AS population USING (snapshot_sha256)
LEFT JOIN facilities USING (facility_id)
LEFT JOIN interval_population AS intervals ON intervals.place_id = population.facility_id
    AND intervals.snapshot_sha256 = population.snapshot_sha256 AND intervals.quality = 'ok' AND intervals.population >= 0
LEFT JOIN minimum ON minimum.snapshot_sha256 = population.snapshot_sha256 AND minimum.sheet = population.sheet
WHERE population.guaranteed_minimum > population.adp_total
ORDER BY guaranteed_and_empty DESC, facility
