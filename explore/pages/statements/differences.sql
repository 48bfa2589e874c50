SELECT * FROM statement_differences WHERE statement_id = :id ORDER BY version, position
