-- What the search knows of each code: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT name_printed AS name, '/codes/' || code || '/' AS address, code AS "key", 'Code ' || code || ' in the daily counts, on no list of ICE' AS context,
    code AS names, 'hold room' AS beside, highest_midnight / 10.0 AS held
FROM facility_day_series WHERE facility_id IS NULL
