-- title: Statements that name it or that it published
-- empty: No statement we hold is linked to it.
SELECT statements.published, organizations.name AS publisher, coalesce(statements.title, 'without title') AS statement,
    '/detention/statements/' || statements.statement_id AS statement_href
FROM statements JOIN organizations USING (organization_id)
WHERE statements.organization_id = 'org_' || :id
    OR statements.statement_id IN (SELECT statement_id FROM statement_mentions WHERE organization_id = 'org_' || :id)
ORDER BY statements.published DESC, statements.statement_id
