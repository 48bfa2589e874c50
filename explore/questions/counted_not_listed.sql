-- title: Places that held people and are not on ICE's list that night
-- question: Which places does ICE leave out?
-- group: All places
-- line: people held at midnight, place not listed
-- answer: On the night of {{ row.night|day }}, {{ rows|map(attribute="held_at_midnight")|sum|people }} people were held under {{ rows|length|counted("code") }} of places that ICE's table of that day does not list; most at {{ row.place_in_the_counts }} ({{ row.held_at_midnight|people if row.held_at_midnight > 10 else "10 or fewer" }}).
-- description: Facility codes with people in them at midnight, by the Deportation Data Project's daily counts, on the last day of an edition whose table lists no such place. ICE leaves out hold rooms, hospitals, hotels and other kinds of places altogether; kind_of_gap says whether we know the place. as_of: YYYY-MM-DD, the edition is the last one that ends on or before that day and that the counts reach (empty: the newest such). The table is of those held when ICE drew it up, a day or more after its last day.
WITH reach AS (
    SELECT min(first_date) AS first_date, max(last_date) AS last_date FROM facility_day_series
),
edition AS (
    SELECT editions.*
    FROM editions, reach
    WHERE as_of BETWEEN first_date AND last_date AND as_of <= date(coalesce(nullif(trim(:as_of), ''), '9999-12-31'))
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
-- one lookup per code: the key of facility_days begins with it
held AS (
    SELECT series.code, series.name_printed, series.facility_id, edition.as_of, edition.edition, edition.snapshot_sha256,
        days.n_detained_at_midnight, days.n_detained
    FROM edition
    CROSS JOIN facility_day_series AS series
    JOIN facility_days AS days ON days.code = series.code AND days.date = edition.as_of
    WHERE days.n_detained_at_midnight > 0
),
unlisted AS (
    SELECT *
    FROM held
    WHERE facility_id IS NULL OR facility_id NOT IN (
        SELECT population.facility_id
        FROM facility_population AS population
        JOIN edition USING (snapshot_sha256)
        WHERE population.facility_id IS NOT NULL
    )
)
SELECT
    unlisted.as_of AS night,
    unlisted.name_printed AS place_in_the_counts,
    unlisted.code,
    unlisted.n_detained_at_midnight AS held_at_midnight,
    unlisted.n_detained AS held_at_any_time,
    CASE
        WHEN unlisted.facility_id IS NULL THEN 'no facility of ICE''s lists is known to have this code'
        WHEN facilities.site_id IN (
            SELECT neighbours.site_id
            FROM facility_population AS population
            JOIN facilities AS neighbours USING (facility_id)
            WHERE population.snapshot_sha256 = unlisted.snapshot_sha256 AND neighbours.site_id IS NOT NULL
        ) THEN 'not listed, but another place on its grounds is'
        WHEN facilities.last_as_of IS NULL THEN 'never listed in the editions we hold'
        WHEN facilities.last_as_of < unlisted.as_of THEN 'listed earlier, last in the table to ' || facilities.last_as_of
        ELSE 'listed in other editions, not in this one'
    END AS kind_of_gap,
    facilities.name AS facility,
    unlisted.edition,
    unlisted.facility_id,
    unlisted.snapshot_sha256
FROM unlisted
LEFT JOIN facilities USING (facility_id)
ORDER BY held_at_midnight DESC, unlisted.code
