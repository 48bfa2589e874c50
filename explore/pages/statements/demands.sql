SELECT demands.*, organizations.name AS target_organization, spans.text,
    (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id) AS target_official
FROM demands
LEFT JOIN organizations ON organizations.organization_id = demands.target_organization_id
LEFT JOIN statement_spans AS spans ON spans.statement_id = demands.statement_id AND spans.kind = 'demand'
    AND spans.part = demands.part AND spans.char_start = demands.char_start AND spans.char_end = demands.char_end
WHERE demands.statement_id = :id
ORDER BY demands.part, demands.char_start, demands.object_start, demands.verb
