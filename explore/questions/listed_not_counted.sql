-- title: Places on ICE's list that the daily counts show empty
-- question: Which listed places stood empty?
-- group: All places
-- line: on the list, zero in the daily counts
-- answer: {{ rows|length|counted("place") }} stood in ICE's table while the daily counts have nobody there on the night of {{ row.night|day }}.
-- description: Places of an edition's table whose facility codes hold nobody at midnight on its last day, by the Deportation Data Project's daily counts. A zero is a released zero; a place without a known code, or whose code the counts do not hold, is unknown and not here. The counts rest on records that miss some stays, and a place can have held people earlier in the year: nights_held says on how many nights of ICE's period. as_of: YYYY-MM-DD, the edition is the last one that ends on or before that day and that the counts reach (empty: the newest such).
WITH reach AS (
    SELECT min(first_date) AS first_date, max(last_date) AS last_date FROM facility_day_series
),
edition AS (
    SELECT editions.*, (fiscal_year - 1) || '-10-01' AS first_day
    FROM editions, reach
    WHERE as_of BETWEEN first_date AND last_date AND as_of <= date(coalesce(nullif(trim(:as_of), ''), '9999-12-31'))
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
listed AS (
    SELECT edition.as_of, edition.first_day, edition.edition, edition.snapshot_sha256, population.facility_id,
        population.sheet, round(sum(population.adp_total), 2) AS adp_total, group_concat(population.row, ', ') AS table_rows
    FROM edition
    CROSS JOIN (
        SELECT * FROM facility_population
        WHERE snapshot_sha256 = (SELECT snapshot_sha256 FROM edition) AND facility_id IS NOT NULL
        ORDER BY row
    ) AS population
    GROUP BY population.facility_id, population.sheet
),
counted AS (
    SELECT listed.*,
        (SELECT group_concat(code, ' + ') FROM (
            SELECT code FROM facility_day_series WHERE facility_id = listed.facility_id ORDER BY code
        )) AS codes,
        (SELECT count(*) FROM facility_day_series AS series
            JOIN facility_days AS days ON days.code = series.code AND days.date = listed.as_of
            WHERE series.facility_id = listed.facility_id AND days.n_detained_at_midnight > 0) AS codes_held
    FROM listed
)
SELECT
    counted.as_of AS night,
    facilities.name AS facility,
    facilities.city || ', ' || facilities.state AS city,
    counted.adp_total AS adp_since_october,
    counted.codes,
    (
        SELECT count(DISTINCT days.date)
        FROM facility_day_series AS series
        JOIN facility_days AS days ON days.code = series.code AND days.date BETWEEN counted.first_day AND counted.as_of
        WHERE series.facility_id = counted.facility_id AND days.n_detained_at_midnight > 0
    ) AS nights_held,
    counted.edition,
    counted.sheet,
    counted.table_rows,
    counted.facility_id,
    counted.snapshot_sha256
FROM counted
JOIN facilities USING (facility_id)
WHERE counted.codes IS NOT NULL AND counted.codes_held = 0
ORDER BY counted.adp_total DESC, facilities.name, counted.facility_id
