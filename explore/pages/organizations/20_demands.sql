-- title: What it asked for
-- note: Demands found in its statements, by what is asked, for whom and of whom.
SELECT demands.demand_class AS asks, replace(replace(demands.object_classes, '_', ' '), ';', ', ') AS "for or about",
    coalesce(organizations.name, (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id)) AS "of",
    demands.deadline AS "by", statements.published, coalesce(statements.title, 'without title') AS statement,
    '/detention/statements/' || demands.statement_id AS statement_href
FROM statements JOIN demands USING (statement_id)
LEFT JOIN organizations ON organizations.organization_id = demands.target_organization_id
WHERE statements.organization_id = :id
GROUP BY demands.statement_id, demands.demand_class, demands.object_classes, demands.deadline, "of"
ORDER BY statements.published DESC, demands.statement_id, asks, "for or about", "of", "by"
