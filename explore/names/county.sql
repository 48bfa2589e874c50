-- What the search knows of each county: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT county_name || ', ' || state AS name, '/counties/' || county_geoid || '/' AS address, county_geoid AS "key",
    'County with ' || count(*) || ' place' || CASE count(*) WHEN 1 THEN '' ELSE 's' END || ' known' AS context, county_name AS names, state AS beside, 0 AS held
FROM facilities WHERE county_geoid IS NOT NULL GROUP BY county_geoid, county_name, state
