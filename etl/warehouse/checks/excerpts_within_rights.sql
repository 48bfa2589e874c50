-- severity: error
-- title: Texts that are not government works are shown as excerpts of at most 300 characters
-- why: They are copyrighted; we link to them.
SELECT statement_id, length(body) AS characters
FROM core.statement_texts JOIN core.statements USING (statement_id) JOIN core.sources USING (source_id)
WHERE sources.rights <> 'us_government_work' AND length(body) > 300
