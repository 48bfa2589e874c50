-- What the search knows of each source: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT title AS name, '/sources/' || source_id || '/' AS address, NULL AS "key", 'Source' AS context, '' AS names, '' AS beside, 0 AS held FROM sources
