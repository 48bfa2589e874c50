-- title: Who is heard, and who is not
-- note: Statements we hold, by publisher; a zero is ours, not theirs.
SELECT organizations.name AS organization, '/detention/organizations/' || organizations.organization_id AS organization_href,
    replace(organization_type, '_', ' ') AS kind, count(statements.statement_id) AS statements, min(published) AS "first", max(published) AS "last"
FROM organizations LEFT JOIN statements USING (organization_id)
GROUP BY organizations.organization_id ORDER BY statements DESC, organization
