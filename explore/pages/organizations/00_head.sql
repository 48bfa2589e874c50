-- title: Organization
-- answer: {% if row.n_statements %}We hold {{ row.n_statements|counted("statement") }} of {{ row.name }}{% if row.first %}, from {{ span(row.first, row.last) }}{% endif %}.{% else %}We hold no statement of {{ row.name }} yet: that says nothing about whether it spoke.{% endif %} {% if row.n_named %}{{ row.n_named|counted("statement") }} of others {{ "names" if row.n_named == 1 else "name" }} it.{% endif %}
SELECT organizations.*, replace(organization_type, '_', ' ') AS kicker, name_short AS "where",
    (SELECT count(*) FROM statements WHERE organization_id = :id) AS n_statements,
    (SELECT min(published) FROM statements WHERE organization_id = :id) AS "first",
    (SELECT max(published) FROM statements WHERE organization_id = :id) AS "last",
    (SELECT count(DISTINCT mentions.statement_id) FROM statement_mentions AS mentions JOIN statements USING (statement_id)
        WHERE mentions.organization_id = :id AND statements.organization_id <> :id) AS n_named
FROM organizations WHERE organization_id = :id
