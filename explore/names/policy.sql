-- What the search knows of each policy: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT name, '/policies/' || policy_id || '/' AS address, NULL AS "key", 'Policy: ' || kind AS context, replace(aliases, ';', '|') AS names, kind AS beside, 0 AS held
FROM policies
