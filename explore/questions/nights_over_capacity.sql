-- title: Over capacity, night by night, at one place
-- question: When was it too full?
-- group: A place
-- line: night by night, by the daily counts
-- answer: {{ row.facility }} held more people at midnight than its capacity in a list of {{ row.capacity_on|day }} on {{ "more than 1,000" if rows|length > 1000 else rows|length }} nights; on the last of them, {{ row.night|day }}, {{ row.held_at_midnight|people }} people against {{ row.capacity|people }} beds. Capacities may have changed since that list.
-- example: name=Krome
-- description: Each night on which a place held more people at midnight than the newest capacity ICE's facility lists print for it (capacity_on is that list's day: it can be years older than the night). Newest night first. name: any name of the place, a city or a facility_id, for example Krome (also what an empty field shows). No row: no such night, no capacity printed, or no daily count.
WITH places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Krome')
    )
),
capacities AS (
    SELECT facility_id, name, capacity, as_of AS capacity_on, sheet, row, snapshot_sha256
    FROM (
        SELECT attributes.*, places.name, row_number() OVER (
            PARTITION BY facility_id ORDER BY as_of DESC, capacity DESC, snapshot_sha256, sheet, row
        ) AS newest
        FROM places
        JOIN facility_attributes AS attributes USING (facility_id)
        WHERE capacity > 0 AND as_of IS NOT NULL
    )
    WHERE newest = 1
)
SELECT
    days.date AS night,
    capacities.name AS facility,
    sum(days.n_detained_at_midnight) AS held_at_midnight,
    capacities.capacity,
    sum(days.n_detained_at_midnight) - capacities.capacity AS over,
    capacities.capacity_on,
    capacities.sheet,
    capacities.row,
    capacities.facility_id,
    capacities.snapshot_sha256
FROM capacities
CROSS JOIN facility_days AS days ON days.facility_id = capacities.facility_id
GROUP BY capacities.facility_id, days.date
HAVING held_at_midnight > capacities.capacity
ORDER BY night DESC, capacities.name, capacities.facility_id
