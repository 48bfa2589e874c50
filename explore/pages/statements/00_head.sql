-- title: Statement
SELECT statement_id, coalesce(title, 'Statement without a title') AS name, 'Statement' AS kicker, NULL AS "where" FROM statements WHERE statement_id = :id
