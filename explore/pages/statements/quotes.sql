SELECT quotes.*, spans.text FROM quotes
LEFT JOIN statement_spans AS spans ON spans.statement_id = quotes.statement_id AND spans.kind = 'quote'
    AND spans.part = quotes.part AND spans.char_start = quotes.char_start AND spans.char_end = quotes.char_end
WHERE quotes.statement_id = :id ORDER BY quotes.part, quotes.char_start
