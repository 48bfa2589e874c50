-- title: Places that held more people than a newer source says they have beds
-- question: Which places are over the capacity that newer sources give?
-- group: All places
-- line: company filings, contracts and reports since 2023
-- words: over capacity overcrowded crowded contract capacity beds today
-- answer: {{ rows|length|counted("place") }} held more people of ICE's on a night than the number of beds in the newest source of 2023 or later that we hold; the furthest above is {{ row.place }}: {{ row.most_held|people }} people on {{ row.most_held_on|day }}, {{ row.beds|people }} beds by {{ row.source }} ({{ row.said_on|day }}).
-- description: Nights, from the day of the source on and among the last 365 that the daily counts reach, on which more people were held at midnight than the beds that source names. The number is what an operator, a contract, a government or a reporter said, not a count of ours; beds_are tells whether of the whole place (stated), its design, its contract or the part kept for ICE (ice_share). Planned beds are left out. confirmed: the source may stand alone; other sources need a second one. in_conflict: another source of the time says otherwise. A place without such a source is not here, which does not mean that it has room.
WITH beds AS (
    SELECT facility_id, capacity, capacity_kind, first_seen, state, in_conflict, evidence_publisher, evidence_url
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY facility_id ORDER BY last_seen DESC, state = 'confirmed' DESC, capacity DESC, spell_id
        ) AS newest
        FROM place_spells
        WHERE attribute = 'capacity' AND capacity > 0 AND facility_id IS NOT NULL AND capacity_kind <> 'planned'
            AND first_seen >= '2023-01-01' AND to_date IS NULL
    )
    WHERE newest = 1
),
-- most places never come near: their highest night is known without looking at the days
candidates AS (
    SELECT beds.*
    FROM beds
    JOIN facility_day_series AS series USING (facility_id)
    GROUP BY beds.facility_id
    HAVING sum(series.highest_midnight) > beds.capacity
),
held AS (
    SELECT candidates.facility_id, days.date, sum(days.n_detained_at_midnight) AS n
    FROM candidates
    CROSS JOIN facility_day_series AS series ON series.facility_id = candidates.facility_id
    CROSS JOIN facility_days AS days ON days.code = series.code
        AND days.date > date(series.last_date, '-365 days') AND days.date >= candidates.first_seen
    GROUP BY candidates.facility_id, days.date
    HAVING n > candidates.capacity
),
highest AS (
    SELECT facility_id, n AS most_held, date AS most_held_on, nights
    FROM (
        SELECT *, count(*) OVER (PARTITION BY facility_id) AS nights,
            row_number() OVER (PARTITION BY facility_id ORDER BY n DESC, date DESC) AS nth
        FROM held
    )
    WHERE nth = 1
)
SELECT
    facilities.name AS place,
    facilities.city || ', ' || facilities.state AS city,
    candidates.capacity AS beds,
    candidates.capacity_kind AS beds_are,
    highest.most_held,
    highest.most_held_on,
    highest.nights AS nights_over,
    round(100.0 * highest.most_held / candidates.capacity) AS percent_of_beds,
    candidates.first_seen AS said_on,
    candidates.evidence_publisher AS source,
    candidates.evidence_url AS url,
    CASE candidates.state WHEN 'confirmed' THEN 'yes' ELSE 'no' END AS confirmed,
    CASE WHEN candidates.in_conflict THEN 'yes' ELSE 'no' END AS in_conflict,
    facilities.facility_id
FROM highest
JOIN candidates USING (facility_id)
JOIN facilities USING (facility_id)
ORDER BY percent_of_beds DESC, place, facilities.facility_id
