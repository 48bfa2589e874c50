SELECT * FROM quotes WHERE statement_id = :id ORDER BY part, char_start
