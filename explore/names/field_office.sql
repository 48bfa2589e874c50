-- What the search knows of each field office: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT 'ICE field office ' || min(field_office) AS name, '/field-offices/' || aor || '/' AS address, aor AS "key",
    'Area of responsibility' AS context, min(field_office) || ' field office|' || aor AS names, 'ice field office aor' AS beside, 0 AS held
FROM areas_of_responsibility GROUP BY aor
