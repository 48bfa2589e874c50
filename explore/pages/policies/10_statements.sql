-- title: Statements that name it, in order
SELECT statements.published, coalesce(issuer_name, organizations.name) AS publisher,
    coalesce(statements.title, 'without title') AS statement, '/detention/statements/' || statements.statement_id AS statement_href,
    group_concat(named.surface, '; ') AS "written as"
FROM (
    SELECT DISTINCT statement_id, surface FROM statement_mentions WHERE policy_id = :id ORDER BY statement_id, surface
) AS named
JOIN statements USING (statement_id) JOIN organizations USING (organization_id)
GROUP BY statements.statement_id
ORDER BY statements.published, statements.statement_id
