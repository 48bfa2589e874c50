-- title: Statements that name or quote the official
-- empty: None that we hold.
SELECT statements.published, coalesce(issuer_name, organizations.name) AS publisher, coalesce(statements.title, 'without title') AS statement,
    '/detention/statements/' || statements.statement_id AS statement_href
FROM (
    SELECT statement_id FROM statement_mentions JOIN officials USING (term_id) WHERE official_id = :id
    UNION SELECT statement_id FROM quotes WHERE official_id = :id
) AS named
JOIN statements USING (statement_id) JOIN organizations USING (organization_id)
ORDER BY statements.published DESC, statements.statement_id
