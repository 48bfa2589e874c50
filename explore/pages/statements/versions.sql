SELECT * FROM statement_versions WHERE statement_id = :id ORDER BY version
