-- title: Who names it
SELECT statements.published, coalesce(issuer_name, organizations.name) AS publisher,
    coalesce(statements.title, 'without title') AS statement, '/detention/statements/' || statements.statement_id AS statement_href
FROM (SELECT DISTINCT statement_id FROM statement_mentions WHERE organization_id = :id) AS named
JOIN statements USING (statement_id) JOIN organizations USING (organization_id)
WHERE statements.organization_id <> :id
ORDER BY statements.published DESC, statements.statement_id
