-- title: The newest
-- more: /detention/statements
SELECT published, coalesce(issuer_name, organizations.name) AS who, coalesce(title, 'without title') AS statement, '/detention/statements/' || statement_id AS statement_href
FROM statements JOIN organizations USING (organization_id) ORDER BY published DESC, statement_id
