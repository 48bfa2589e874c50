-- title: Places that held more people than ICE's lists say they have beds
-- question: Where are more people than beds?
-- group: All places
-- line: nights above the last capacity ICE listed
-- answer: {{ rows|length|counted("place") }} held more people on a night of the last year than the capacity ICE last printed for them, in lists of {{ rows|map(attribute="capacity_on")|min|day }} to {{ rows|map(attribute="capacity_on")|max|day }}. That is not the capacity of today's contract.
-- description: Nights, of the last 365 that the daily counts reach, on which a place held more people at midnight than the capacity in the newest of ICE's facility lists that prints one; capacity_on is that list's day. The lists end in 2019 and the daily counts begin in October 2022: a place may have grown since, so read it as "more than the last capacity ICE let out". A list without a number (AS NEEDED) says nothing about capacity, and such places are not here. All nights of one place since 2022: nights_over_capacity.
WITH capacities AS (
    SELECT facility_id, capacity, as_of AS capacity_on, list_title, sheet, row, snapshot_sha256
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY facility_id ORDER BY as_of DESC, capacity DESC, snapshot_sha256, sheet, row
        ) AS newest
        FROM facility_attributes
        WHERE facility_id IS NOT NULL AND capacity > 0 AND as_of IS NOT NULL
    )
    WHERE newest = 1
),
-- most places never come near: their highest night is known without looking at the days
candidates AS (
    SELECT capacities.*
    FROM capacities
    JOIN facility_day_series AS series USING (facility_id)
    GROUP BY capacities.facility_id
    HAVING sum(series.highest_midnight) > capacities.capacity
),
nights AS (
    SELECT candidates.facility_id, days.date, sum(days.n_detained_at_midnight) AS held
    FROM candidates
    CROSS JOIN facility_day_series AS series ON series.facility_id = candidates.facility_id
    CROSS JOIN facility_days AS days ON days.code = series.code
        AND days.date > date(series.last_date, '-365 days')
    GROUP BY candidates.facility_id, days.date
    HAVING held > candidates.capacity
)
SELECT
    facilities.name AS facility,
    facilities.city || ', ' || facilities.state AS city,
    candidates.capacity,
    candidates.capacity_on,
    count(*) AS nights_over_of_365,
    max(nights.held) AS most_held,
    min(nights.date) AS first_night,
    max(nights.date) AS last_night,
    round(100.0 * max(nights.held) / candidates.capacity) AS percent_of_capacity,
    candidates.list_title,
    candidates.sheet,
    candidates.row,
    facilities.facility_id,
    candidates.snapshot_sha256
FROM nights
JOIN candidates USING (facility_id)
JOIN facilities USING (facility_id)
GROUP BY facilities.facility_id
ORDER BY nights_over_of_365 DESC, facilities.name, facilities.facility_id
