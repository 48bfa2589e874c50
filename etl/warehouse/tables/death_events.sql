-- Only the document that a death's row rests on: an older version of a report tells the same.
WITH events AS (
    SELECT deaths.death_id, events.*,
        coalesce(
            nullif(regexp_extract(events.town_printed, ', ([A-Z]{2})$', 1), ''),
            states.state
        ) AS state
    FROM raw.ice_death_reports_events AS events
    JOIN core.deaths_in_custody AS deaths USING (snapshot_sha256, row)
    LEFT JOIN staging.us_states AS states
        ON states.state_name = upper(regexp_extract(events.town_printed, ', ([A-Z][a-z ]+[A-Za-z]*)$', 1))
)
SELECT
    death_id, event::BIGINT AS event, kind, try_cast(day AS DATE) AS day, place_printed, place_rule, town_printed,
    coalesce(in_state.facility_id, anywhere.facility_id, in_town.facility_id) AS facility_id,
    snapshot_sha256, page::BIGINT AS page, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end
FROM events
LEFT JOIN staging.facility_spellings AS in_state
    ON in_state.spelling = name_key(place_printed) AND in_state.state = events.state AND kind <> 'hospital'
LEFT JOIN staging.facility_spellings AS anywhere
    ON anywhere.spelling = name_key(place_printed) AND anywhere.state IS NULL AND events.state IS NULL AND kind <> 'hospital'
LEFT JOIN staging.facility_spellings AS in_town
    ON in_town.spelling = name_key(place_printed || ' ' || split_part(town_printed, ',', 1)) AND in_town.state IS NULL AND kind <> 'hospital'
