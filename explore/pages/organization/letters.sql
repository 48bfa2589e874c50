SELECT DISTINCT statements.statement_id, statements.title, statements.published, signatories.relation,
    coalesce(issuer_name, organizations.name) AS publisher
FROM signatories JOIN statements USING (statement_id)
JOIN organizations ON organizations.organization_id = statements.organization_id
WHERE signatories.organization_id = :id
ORDER BY statements.published DESC, statements.statement_id, signatories.relation
