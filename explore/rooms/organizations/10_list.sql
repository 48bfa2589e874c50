-- title: Organizations
-- all: yes
SELECT organizations.name AS organization, '/detention/organizations/' || organization_id AS organization_href, replace(organization_type, '_', ' ') AS kind, count(statement_id) AS statements
FROM organizations LEFT JOIN statements USING (organization_id) GROUP BY organization_id ORDER BY statements DESC, organization
