SELECT statements.statement_id, statements.title, statements.published, coalesce(issuer_name, organizations.name) AS publisher
FROM (SELECT DISTINCT statement_id FROM statement_mentions WHERE organization_id = :id) AS named
JOIN statements USING (statement_id) JOIN organizations USING (organization_id)
WHERE statements.organization_id <> :id
ORDER BY statements.published DESC, statements.statement_id
