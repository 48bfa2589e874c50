-- title: What it signed
SELECT DISTINCT statements.published, coalesce(statements.title, 'without title') AS statement,
    '/detention/statements/' || statements.statement_id AS statement_href, replace(signatories.relation, '_', ' ') AS "as",
    coalesce(issuer_name, organizations.name) AS publisher
FROM signatories JOIN statements USING (statement_id)
JOIN organizations ON organizations.organization_id = statements.organization_id
WHERE signatories.organization_id = :id
ORDER BY statements.published DESC, statements.statement_id, "as"
