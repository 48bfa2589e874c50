-- title: How many people a place held between two editions
-- question: How many people did Dilley really hold?
-- group: A place
-- line: averages since October, taken apart into the days between two editions
-- answer: {% set sound = rows|selectattr("quality", "equalto", "ok")|selectattr("average_population", "ne", none)|list %}{% if sound %}{{ sound[0].place }} held {{ sound[0].average_population|people }} people a day from {{ span(sound[0].period_start, sound[0].period_end) }}, averages between two editions.{% else %}No interval between two editions is sound for it: no number can be told.{% endif %}
-- example: name=Dilley
-- description: ICE prints averages since 1 October; the person-days a place gained between two editions, divided by the days between them, give the average for just those days. name: any name of the place, a city or a campus, for example Dilley (also what an empty field shows). Print only rows of quality ok, with their dates; for a place that was split into several rows use the row of its campus (kind site). plus_minus is what ICE's rounding leaves open.
WITH asked AS (
    SELECT coalesce(nullif(trim(:name, ' "'), ''), 'Dilley') AS name,
        coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley') AS words
),
places AS (
    SELECT facility_id AS place_id, name, site_id
    FROM facilities
    WHERE facility_id = trim(:name)
        OR rowid IN (SELECT rowid FROM facilities_fts WHERE facilities_fts MATCH (SELECT words FROM asked))
),
wanted AS (
    SELECT place_id, name FROM places
    UNION ALL
    SELECT site_id, name || ' (campus, all its rows)'
    FROM sites
    WHERE site_id IN (SELECT site_id FROM places)
        OR site_id = trim(:name)
        OR instr(lower(sites.name), (SELECT lower(asked.name) FROM asked)) > 0
)
SELECT
    intervals.period_start,
    intervals.period_end,
    intervals.days,
    wanted.name AS place,
    intervals.place_kind AS kind,
    -- what is no population has no number, and neither has a number that no number of people can be
    CASE WHEN intervals.quality IN ('ok', 'no_prior', 'rounded') AND intervals.population >= 0
        THEN round(intervals.population, 1) END AS average_population,
    CASE WHEN intervals.quality IN ('ok', 'no_prior', 'rounded') AND intervals.population >= 0
        THEN round(intervals.population_error, 1) END AS plus_minus,
    intervals.quality,
    CASE
        WHEN intervals.quality = 'split' THEN 'no number: the row was split, use the campus'
        WHEN intervals.quality = 'incomplete' THEN 'no number: one of the editions leaves out a place of the campus'
        WHEN intervals.quality = 'misattributed' THEN 'no number: ICE printed figures of another place'
        WHEN intervals.quality = 'restated' THEN 'no number: ICE changed earlier days'
        WHEN intervals.population + intervals.population_error < 0 THEN 'no number: the averages contradict each other'
        WHEN intervals.population < 0
            THEN printf('no number: ICE rounded, between 0 and %.1f', intervals.population + intervals.population_error)
        WHEN intervals.quality = 'no_prior' THEN 'average since 1 October: no earlier sound edition of that year lists it'
        WHEN intervals.quality = 'rounded' THEN 'ICE rounded: only within plus_minus'
    END AS note,
    intervals.facility_id,
    intervals.snapshot_sha256
FROM wanted
JOIN interval_population AS intervals USING (place_id)
ORDER BY intervals.period_end DESC, intervals.place_kind DESC, wanted.name
