-- What the search knows of each state: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT state_name(state) AS name, '/states/' || state || '/' AS address, state AS "key", 'State: ' || count(*) || ' places known' AS context,
    state AS names, 'state' AS beside, sum(CASE WHEN in_latest_edition THEN latest_adp END) AS held
FROM facilities
WHERE state IS NOT NULL
GROUP BY state
