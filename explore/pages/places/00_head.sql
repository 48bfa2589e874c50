-- title: Place of detention
-- answer: {% if row.campus %}It is one of {{ row.n_units }} places on the campus <a href="/detention/sites/{{ row.site_id }}">{{ row.campus }}</a>, which counts as one: {% if row.campus_population is not none %}ICE held {{ row.campus_population|people }} people a day on the campus from {{ span(row.campus_start, row.campus_end) }}, averages between two editions.{% else %}read their figures together.{% endif %}{% endif %}
-- answer: {% if row.population is not none and (row.period_end >= row.last_as_of or not row.adp_total) %}ICE held {{ row.population|people }} {{ "person" if row.population|people == "1" else "people" }} a day {{ "in this part of it" if row.campus else "at " ~ row.name }} from {{ span(row.period_start, row.period_end) }}, {% if row.quality == "rounded" and row.population_error %}give or take {{ row.population_error|people }}: ICE printed whole numbers{% else %}averages between two editions{% endif %}.{% elif row.adp_total is not none %}ICE held {{ row.adp_total|people }} {{ "person" if row.adp_total|people == "1" else "people" }} a day {{ "in this part of it" if row.campus else "at " ~ row.name }} on average from 1 October {{ (row.last_as_of[:4]|int) - (1 if row.last_as_of[5:7]|int < 10 else 0) }} to {{ row.last_as_of|day }}; what it held on any one day can differ much.{% elif not row.last_as_of %}No edition of ICE's detention statistics that we hold lists {{ row.name }}.{% endif %}
-- answer: {% if row.night is not none %}On the night of {{ row.night_date|day }}, the last in the daily counts, it held {% if 0 < row.night < 11 %}between 1 and 10 people{% elif row.night == 0 %}nobody{% else %}{{ row.night|people }}{% endif %}.{% endif %}
-- answer: {% if row.last_as_of and not row.in_latest_edition %}ICE last listed it in its table to {{ row.last_as_of|day }}; that is neither zero nor closed.{% endif %}
-- answer: {% if row.run_by %}{{ row.run_by }} {{ "guarded" if row.run_as == "guard_contractor" else "ran" }} it, by a source of {{ row.run_seen|day }}{% if row.run_conflict %}; other sources disagree{% endif %}. Who has since then is not known.{% endif %}
WITH sound AS (
    SELECT place_id, population, population_error, period_start, period_end, quality
    FROM interval_population
    WHERE place_id = :id AND quality IN ('ok', 'rounded') AND population >= 0
    ORDER BY period_end DESC, quality, snapshot_sha256
    LIMIT 1
),
campus AS (
    SELECT sites.site_id, sites.name AS campus,
        (SELECT count(*) FROM facilities AS units WHERE units.site_id = sites.site_id) AS n_units
    FROM sites WHERE site_id = (SELECT site_id FROM facilities WHERE facility_id = :id)
),
of_campus AS (
    SELECT place_id, population, period_start, period_end
    FROM interval_population
    WHERE place_id = (SELECT site_id FROM campus) AND quality = 'ok' AND population >= 0
    ORDER BY period_end DESC, snapshot_sha256
    LIMIT 1
),
runs AS (
    SELECT parties.name AS run_by, spells.attribute AS run_as, spells.last_seen AS run_seen, spells.in_conflict AS run_conflict
    FROM place_spells AS spells
    JOIN parties USING (party_id)
    WHERE spells.facility_id = :id AND spells.attribute IN ('operator', 'guard_contractor') AND spells.state = 'confirmed'
        AND spells.to_date IS NULL AND spells.last_seen IS NOT NULL
    ORDER BY spells.last_seen DESC, spells.first_seen DESC, parties.kind = 'federal', spells.spell_id
    LIMIT 1
),
newest AS (
    SELECT population.facility_id, population.adp_total, population.sheet, population.adp_cells AS cells,
        population.snapshot_sha256, editions.edition
    FROM facility_population AS population
    JOIN editions USING (snapshot_sha256)
    WHERE population.facility_id = :id
    ORDER BY population.as_of DESC, editions.in_force_from DESC, population.snapshot_sha256, population.row
    LIMIT 1
),
counted AS (
    SELECT series.last_date AS night_date,
        sum(coalesce(days.n_detained_at_midnight, 0)) AS night -- the serving file leaves out days that were released as zero
    FROM facility_day_series AS series
    LEFT JOIN facility_days AS days ON days.code = series.code AND days.date = series.last_date
    WHERE series.facility_id = :id
    GROUP BY series.last_date
    ORDER BY series.last_date DESC
    LIMIT 1
)
SELECT facilities.*, 'Place of detention' AS kicker, facilities.city || coalesce(', ' || facilities.state, '') AS "where",
    campus.campus, campus.n_units, of_campus.population AS campus_population, of_campus.period_start AS campus_start,
    of_campus.period_end AS campus_end, sound.population, sound.population_error, sound.period_start, sound.period_end,
    sound.quality, newest.adp_total, newest.sheet, newest.cells, newest.snapshot_sha256, newest.edition,
    counted.night, counted.night_date, runs.run_by, runs.run_as, runs.run_seen, runs.run_conflict
FROM facilities
LEFT JOIN campus ON campus.site_id = facilities.site_id
LEFT JOIN of_campus ON of_campus.place_id = facilities.site_id
LEFT JOIN sound ON sound.place_id = facilities.facility_id
LEFT JOIN newest ON newest.facility_id = facilities.facility_id
LEFT JOIN counted ON TRUE
LEFT JOIN runs ON TRUE
WHERE facilities.facility_id = :id
