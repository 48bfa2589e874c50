-- Every spelling under which exactly one facility is known: printed names of the crosswalk, our own names, aliases.
-- `state` is null where a spelling means that facility whatever the state.
WITH spellings AS (
    SELECT name_key(name_printed) AS spelling, nullif(state, '') AS state, facility_id FROM raw.facility_names
    UNION ALL
    SELECT name_key(display_name), nullif(state, ''), facility_id FROM raw.facility_ids
    UNION ALL
    SELECT name_key(aliases.alias), nullif(ids.state, ''), facility_id
    FROM raw.facility_aliases AS aliases JOIN raw.facility_ids AS ids USING (facility_id)
),
current AS (
    SELECT spelling, spellings.state, coalesce(nullif(ids.redirect_to, ''), ids.facility_id) AS facility_id
    FROM spellings JOIN raw.facility_ids AS ids USING (facility_id)
)
SELECT spelling, state, min(facility_id) AS facility_id
FROM current
WHERE state IS NOT NULL
GROUP BY spelling, state
HAVING count(DISTINCT facility_id) = 1
UNION ALL
SELECT spelling, NULL, min(facility_id)
FROM current
GROUP BY spelling
HAVING count(DISTINCT facility_id) = 1
