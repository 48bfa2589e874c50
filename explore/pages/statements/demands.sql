SELECT demands.*, organizations.name AS target_organization,
    (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id) AS target_official
FROM demands
LEFT JOIN organizations ON organizations.organization_id = demands.target_organization_id
WHERE demands.statement_id = :id
ORDER BY demands.part, demands.char_start, demands.object_start, demands.verb
