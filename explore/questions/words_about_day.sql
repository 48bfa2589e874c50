-- title: Everything ICE's editions said about one place on one day
-- question: What did ICE say later about that day?
-- group: A place
-- line: every edition whose year includes it
-- answer: {% set sound = rows|selectattr("quality", "equalto", "ok")|list %}{% if sound %}{{ sound[0].facility }} held {{ sound[0].interval_average|people }} people a day from {{ span(sound[0].interval_start, sound[0].interval_end) }}, averages between two editions, which include {{ row.day|day }}.{% else %}No sound interval between two editions includes {{ row.day|day }}; {{ rows|length|counted("edition says", "editions say") }} something of a period that does.{% endif %}
-- example: name=Dilley&day=2021-02-02
-- description: Every edition whose year to date includes the day: its average, and the average of just the days since the edition before (interval), where the day falls into them. name: any name of the place; day: YYYY-MM-DD (empty: Dilley, 2 February 2021). Print the interval that contains the day and is of quality ok, with its dates; the averages since 1 October are another measure. in_force: the edition was the newest one public on that day itself, so its table ends before the day; its row comes first.
WITH asked AS (
    SELECT date(coalesce(nullif(trim(:day), ''), '2021-02-02')) AS day
),
places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
),
said AS (
    SELECT editions.*, asked.day,
        editions.in_force_from <= asked.day AND coalesce(editions.in_force_until > asked.day, 1) AS in_force
    FROM asked
    JOIN editions ON editions.in_force_from <= asked.day AND coalesce(editions.in_force_until > asked.day, 1)
        OR asked.day BETWEEN date((editions.fiscal_year - 1) || '-10-01') AND editions.as_of
)
SELECT
    said.day,
    places.name AS facility,
    CASE said.in_force WHEN 1 THEN 'yes' END AS in_force,
    said.as_of AS table_as_of,
    said.in_force_from AS public_from,
    round(population.adp_total, 2) AS average_since_1_october,
    CASE
        WHEN said.day NOT BETWEEN intervals.period_start AND intervals.period_end THEN NULL
        WHEN intervals.quality IN ('ok', 'no_prior', 'rounded') AND intervals.population >= 0 THEN round(intervals.population, 1)
        WHEN intervals.population IS NOT NULL THEN 'no number: see quality'
    END AS interval_average,
    CASE WHEN said.day BETWEEN intervals.period_start AND intervals.period_end THEN intervals.period_start END AS interval_start,
    CASE WHEN said.day BETWEEN intervals.period_start AND intervals.period_end THEN intervals.period_end END AS interval_end,
    CASE WHEN said.day BETWEEN intervals.period_start AND intervals.period_end THEN intervals.quality END AS quality,
    population.guaranteed_minimum,
    population.name_printed,
    nullif(trim(coalesce(said.flags, '') || ';' || coalesce(population.flags, ''), ';'), '') AS flags,
    population.sheet,
    population.adp_cells,
    said.edition,
    population.facility_id,
    population.snapshot_sha256
FROM said
JOIN facility_population AS population USING (snapshot_sha256)
JOIN places ON places.facility_id = population.facility_id
LEFT JOIN interval_population AS intervals
    ON intervals.place_id = population.facility_id AND intervals.snapshot_sha256 = population.snapshot_sha256
ORDER BY said.in_force DESC, said.as_of, said.in_force_from, places.name, population.snapshot_sha256, population.row
