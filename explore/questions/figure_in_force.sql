-- title: What ICE's newest table said about a place on a given day
-- question: What could anyone know about Dilley on 2 February 2021?
-- group: A place
-- line: ICE's newest table of that day
-- answer: On {{ row.day|day }} ICE's newest public table, to {{ row.table_as_of|day }}, {% if row.adp_total is not none %}gave {{ row.facility }} {{ row.adp_total|number }} people on average since 1 October{% else %}did not list {{ row.facility }}, which is not zero{% endif %}.{% if rows|length > 1 %} {{ (rows|length - 1)|counted("other place answers", "other places answer") }} to that name.{% endif %}
-- example: name=Dilley&day=2021-02-02
-- description: The edition in force on that day, that is the newest one public with figures of its own, as far as we hold editions (in_force_from and in_force_until in editions), and its row for the place: the figure a statement of that day could have used. name: any name of the place; day: YYYY-MM-DD, for example Dilley on 2021-02-02 (empty: Dilley, today). ICE posts tables 9 to 20 days after their last day, and there may have been editions we do not hold: compare table_age_days. Not listed is not zero.
WITH asked AS (
    SELECT date(coalesce(nullif(trim(:day), ''), (SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)))) AS day
),
places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
),
in_force AS (
    SELECT editions.*, asked.day
    FROM asked
    JOIN editions ON editions.in_force_from <= asked.day AND coalesce(editions.in_force_until > asked.day, 1)
)
SELECT
    in_force.day,
    places.name AS facility,
    CASE WHEN population.row IS NULL THEN 'not listed (which is not zero)' ELSE 'listed' END AS in_that_table,
    round(population.adp_total, 2) AS adp_total,
    population.guaranteed_minimum,
    population.name_printed,
    in_force.as_of AS table_as_of,
    CAST(julianday(in_force.day) - julianday(in_force.as_of) AS INTEGER) AS table_age_days,
    in_force.in_force_from AS public_from,
    CASE WHEN in_force.in_force_from = in_force.file_date THEN 'date in the file name' ELSE 'first capture' END AS public_basis,
    in_force.in_force_until AS next_edition_public_from,
    in_force.header_as_of,
    nullif(trim(coalesce(in_force.flags, '') || ';' || coalesce(population.flags, ''), ';'), '') AS flags,
    population.sheet,
    population.adp_cells,
    in_force.edition,
    places.facility_id,
    in_force.snapshot_sha256
FROM in_force
CROSS JOIN places
LEFT JOIN facility_population AS population
    ON population.facility_id = places.facility_id AND population.snapshot_sha256 = in_force.snapshot_sha256
ORDER BY in_that_table, adp_total DESC, places.name, population.row
