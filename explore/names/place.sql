-- What the search knows of each place: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT facilities.name, '/places/' || facilities.facility_id || '/' AS address, facilities.facility_id AS "key",
    coalesce(facilities.city, '') || coalesce(', ' || facilities.state, '') || CASE
        WHEN in_latest_edition THEN printf('; %,.0f people a day on average in the newest table', latest_adp)
        WHEN facilities.last_as_of IS NOT NULL THEN '; last listed ' || facilities.last_as_of ELSE '' END AS context,
    replace(facilities.names, ' | ', '|')
        || coalesce('|' || (SELECT group_concat(printed.name_printed, '|') FROM facility_names AS printed
            WHERE printed.facility_id = facilities.facility_id), '')
        || coalesce('|' || (SELECT group_concat(name_printed, '|') FROM (
            SELECT DISTINCT name_printed FROM facility_attributes AS listed
            WHERE listed.facility_id = facilities.facility_id ORDER BY name_printed)), '')
        || coalesce('|' || (SELECT group_concat(code, '|') FROM facility_codes AS codes
            WHERE codes.facility_id = facilities.facility_id AND codes.method <> 'disputed'), '') AS names,
    coalesce(facilities.city, '') || ' ' || coalesce(facilities.state, '') || ' ' || coalesce(state_name(facilities.state), '') || ' '
        || coalesce(facilities.county_name, '') || ' ' || coalesce(facilities.type_detailed, '') AS beside,
    CASE WHEN in_latest_edition THEN latest_adp ELSE latest_adp / 10 END AS held
FROM facilities
