-- title: Which statements asked to release families?
-- question: Which statements asked to release families?
-- group: Statements
-- line: demands, with their words and deadlines
-- answer: {{ rows|length|counted("demand") }} of that kind {{ "was" if rows|length == 1 else "were" }} found in statements we hold, the newest of {{ row.published|day }} by {{ row.who }}.
-- example: asked=release&whom=families
-- description: Demands found in statements, by what is asked and for whom, newest first, in its words. asked: release (also what an empty field shows), halt, end, investigate and so on: demands.demand_class. whom: a part of the object: families (empty), children, detained_people, asylum_seekers, facility, * for any. What the rules do not recognise as a demand is not here.
SELECT
    statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    demands.demand_class AS asked,
    replace(replace(demands.object_classes, '_', ' '), ';', ', ') AS object,
    coalesce(
        (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id), target.name
    ) AS of_whom,
    demands.deadline,
    demands.words,
    statements.statement_id
FROM demands
JOIN statements USING (statement_id)
JOIN organizations USING (organization_id)
LEFT JOIN organizations AS target ON target.organization_id = demands.target_organization_id
WHERE demands.demand_class = coalesce(nullif(lower(trim(:asked)), ''), 'release')
    AND (trim(:whom) = '*' OR instr(
        ';' || demands.object_classes || ';', ';' || coalesce(nullif(replace(lower(trim(:whom)), ' ', '_'), ''), 'families') || ';'
    ) > 0)
ORDER BY statements.published DESC, demands.statement_id, demands.char_start, demands.object_start, demands.verb
LIMIT 1000
