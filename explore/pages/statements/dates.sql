SELECT * FROM statement_dates WHERE statement_id = :id ORDER BY date_kind = 'deadline', char_start, date_kind
