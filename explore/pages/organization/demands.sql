SELECT demands.demand_class, demands.object_classes, demands.deadline, statements.published, statements.title,
    demands.statement_id, coalesce(organizations.name,
        (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id)) AS target
FROM statements JOIN demands USING (statement_id)
LEFT JOIN organizations ON organizations.organization_id = demands.target_organization_id
WHERE statements.organization_id = :id
GROUP BY demands.statement_id, demands.demand_class, demands.object_classes, demands.deadline, target
ORDER BY statements.published DESC, demands.statement_id, demands.demand_class, demands.object_classes, target,
    demands.deadline
