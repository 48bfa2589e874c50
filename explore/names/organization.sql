-- What the search knows of each organization: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT name, '/organizations/' || organization_id || '/' AS address, organization_id AS "key",
    'Organization: ' || (SELECT count(*) FROM statements WHERE statements.organization_id = organizations.organization_id) || ' statements held' AS context,
    coalesce(name_short, '') AS names, replace(organization_type, '_', ' ') AS beside, 0 AS held
FROM organizations WHERE organization_id NOT IN ('org_corecivic', 'org_geo_group')
