-- What the search knows of each check: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT title AS name, '/checks/' || rule || '/' AS address, NULL AS "key", 'Check of the data' AS context, replace(rule, '_', ' ') AS names, '' AS beside, 0 AS held FROM check_rules
