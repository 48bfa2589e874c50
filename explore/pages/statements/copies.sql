SELECT other.statement_id, other.title, other.published, other.url, coalesce(other.issuer_name, organizations.name) AS organization
FROM statements AS this
JOIN statements AS other ON other.cluster_id = this.cluster_id AND other.statement_id <> this.statement_id
JOIN organizations ON organizations.organization_id = other.organization_id
WHERE this.statement_id = :id ORDER BY other.published, other.statement_id
