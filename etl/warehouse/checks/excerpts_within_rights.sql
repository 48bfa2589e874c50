-- severity: error
-- title: Of texts that are not government works only short quotations are published
-- why: They are copyrighted: facts, quotations of at most 300 characters, and a link.
WITH words AS (
    SELECT 'statement_texts' AS published_table, statement_id, 0 AS allowed, length(body) AS characters FROM core.statement_texts
    UNION ALL
    SELECT 'quotes', statement_id, 300, length(words) FROM core.quotes
    UNION ALL
    SELECT 'demands', statement_id, 300, length(words) FROM core.demands
    UNION ALL
    SELECT 'claims', statement_id, 300, length(words) FROM core.claims
    UNION ALL
    SELECT 'numbers', statement_id, 300, length(words) FROM core.numbers
    UNION ALL
    SELECT 'statement_mentions', statement_id, 300, length(surface) FROM core.statement_mentions
)
SELECT published_table, statement_id, max(characters) AS characters
FROM words JOIN core.statements USING (statement_id) JOIN core.sources USING (source_id)
WHERE sources.rights <> 'us_government_work' AND characters > allowed
GROUP BY published_table, statement_id
