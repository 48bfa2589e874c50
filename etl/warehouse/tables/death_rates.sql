-- The nights of the best series, a place's codes together. ICE's list of deaths runs to June 2017; reports are owed since then.
WITH spans (span, starts, ends) AS (
    VALUES ('ice_list', DATE '2011-10-01', DATE '2017-05-31'), ('documents_held', DATE '2017-10-01', DATE '9999-12-31')
),
counted AS (
    SELECT facility_id, night, sum(persons)::BIGINT AS persons
    FROM core.nights
    WHERE is_best
    GROUP BY facility_id, night
),
held AS (
    SELECT facility_id, span, min(night) AS first_night, max(night) AS last_night, count(*) AS n_nights_counted,
        sum(persons)::BIGINT AS person_nights
    FROM counted JOIN spans ON counted.night BETWEEN starts AND ends
    WHERE facility_id IS NOT NULL
    GROUP BY facility_id, span
    UNION ALL
    SELECT NULL, span, min(night), max(night), count(DISTINCT night), sum(persons)::BIGINT
    FROM counted JOIN spans ON counted.night BETWEEN starts AND ends
    GROUP BY span
),
died AS (
    SELECT held.facility_id, held.span, count(deaths.death_id) AS deaths
    FROM held
    LEFT JOIN core.deaths_in_custody AS deaths ON deaths.date_of_death BETWEEN held.first_night AND held.last_night
        AND (held.facility_id IS NULL OR deaths.facility_id = held.facility_id)
    GROUP BY held.facility_id, held.span
),
shared AS (
    SELECT held.*, died.deaths, n_nights_counted / (last_night - first_night + 1) AS share_counted,
        CASE WHEN n_nights_counted / (last_night - first_night + 1) >= 0.95 THEN 365250.0 / nullif(person_nights, 0) END AS per_death
    FROM held
    JOIN died ON died.facility_id IS NOT DISTINCT FROM held.facility_id AND died.span = held.span
)
SELECT
    'rate_' || coalesce(facility_id, 'all') || '_' || span AS rate_id,
    facility_id, span, first_night, last_night, n_nights_counted, round(share_counted, 4) AS share_counted, person_nights, deaths,
    round(deaths * per_death, 3) AS per_1000_person_years,
    round(limits.lower::DOUBLE * per_death, 3) AS lower,
    round(limits.upper::DOUBLE * per_death, 3) AS upper,
    deaths < 10 AS small_number
FROM shared
LEFT JOIN raw.poisson_limits AS limits ON limits.events::BIGINT = shared.deaths
