-- What the search knows of each person: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT name, '/people/' || official_id || '/' AS address, NULL AS "key", max(office) AS context, '' AS names, group_concat(office, ' ') AS beside, 0 AS held
FROM officials GROUP BY official_id, name
