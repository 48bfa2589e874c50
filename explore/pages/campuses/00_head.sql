-- title: Campus of several places of detention
-- answer: {% if row.population is not none %}ICE held {{ row.population|people }} people a day at {{ row.name }} from {{ span(row.period_start, row.period_end) }}, averages between two editions{% if row.night is not none %}; {{ "between 1 and 10" if 0 < row.night < 11 else row.night|people }} on the night of {{ row.night_date|day }}{% endif %}.{% elif row.night is not none %}On the night of {{ row.night_date|day }} the campus held {{ "between 1 and 10" if 0 < row.night < 11 else row.night|people }} people.{% else %}No sound population of the whole campus can be told from what we hold.{% endif %}
-- answer: ICE prints its {{ row.n_units }} places in rows of their own; the figures here add them up.
WITH sound AS (
    SELECT place_id, population, period_start, period_end, snapshot_sha256, from_snapshot_sha256
    FROM interval_population
    WHERE place_id = :id AND quality = 'ok' AND population >= 0
    ORDER BY period_end DESC, snapshot_sha256
    LIMIT 1
),
counted AS (
    SELECT series.last_date AS night_date, sum(coalesce(days.n_detained_at_midnight, 0)) AS night
    FROM facilities
    JOIN facility_day_series AS series USING (facility_id)
    LEFT JOIN facility_days AS days ON days.code = series.code AND days.date = series.last_date
    WHERE facilities.site_id = :id
    GROUP BY series.last_date
    ORDER BY series.last_date DESC
    LIMIT 1
),
cited AS (
    SELECT group_concat(adp_cells, ' + ') AS cells, max(sheet) AS sheet
    FROM (
        SELECT population.adp_cells, population.sheet
        FROM sound
        JOIN facility_population AS population USING (snapshot_sha256)
        JOIN facilities USING (facility_id)
        WHERE facilities.site_id = :id
        ORDER BY population.row
    )
)
SELECT sites.*, 'Campus of several places of detention' AS kicker, sites.city || coalesce(', ' || sites.state, '') AS "where",
    (SELECT count(*) FROM facilities WHERE site_id = :id) AS n_units, sound.population, sound.period_start, sound.period_end,
    sound.snapshot_sha256, counted.night, counted.night_date, cited.cells, cited.sheet, editions.edition
FROM sites
LEFT JOIN sound ON sound.place_id = sites.site_id
LEFT JOIN counted ON TRUE
LEFT JOIN cited ON TRUE
LEFT JOIN editions ON editions.snapshot_sha256 = sound.snapshot_sha256
WHERE sites.site_id = :id
