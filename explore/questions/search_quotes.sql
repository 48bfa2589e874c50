-- title: Who said it? Search quotations
-- question: Who spoke of a hunger strike?
-- group: Statements
-- line: quotations by word and speaker
-- example: q=%22hunger+strike%22
-- description: Quotations by their words and by who speaks, newest first, each with its statement and address. q: words, or a "phrase in quotes", of the quotation, its speaker, role or affiliation; an empty field shows detention. words_cut: the rights of its publisher allow 300 characters. [name] stands for people who are no officials.
SELECT
    statements.published,
    coalesce(quotes.speaker_name, 'speaker not found') AS speaker,
    trim(coalesce(quotes.speaker_role, '') || coalesce(', ' || quotes.speaker_affiliation, ''), ', ') AS speaks_as,
    quotes.words,
    quotes.words_cut,
    coalesce(statements.issuer_name, organizations.name) AS published_by,
    statements.title,
    statements.url,
    statements.statement_id
FROM quotes_fts
CROSS JOIN quotes ON quotes.rowid = quotes_fts.rowid
JOIN statements USING (statement_id)
JOIN organizations USING (organization_id)
WHERE quotes_fts MATCH coalesce(nullif(escape_fts(trim(:q)), ''), 'detention')
ORDER BY statements.published DESC, quotes.statement_id, quotes.char_start
LIMIT 500
