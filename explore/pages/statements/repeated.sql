SELECT * FROM statement_boilerplate WHERE statement_id = :id ORDER BY part, char_start
