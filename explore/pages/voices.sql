-- Who is heard in a list of statements (:ids, a JSON array; null: all that are held): every kind of publisher that is followed.
SELECT kinds.organization_type, kinds.n_publishers, count(statements.statement_id) AS n_statements
FROM (SELECT organization_type, max(n_publishers) AS n_publishers FROM voices GROUP BY organization_type) AS kinds
LEFT JOIN organizations USING (organization_type)
LEFT JOIN statements ON statements.organization_id = organizations.organization_id AND suppressed_because IS NULL
    AND (:ids IS NULL OR statements.statement_id IN (SELECT value FROM json_each(:ids)))
GROUP BY kinds.organization_type
ORDER BY n_statements DESC, kinds.organization_type
