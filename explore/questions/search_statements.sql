-- title: Search what was said
-- question: What was said about solitary confinement?
-- group: Statements
-- line: search
-- answer: {{ "100 or more statements hold" if rows|length >= 100 else rows|length|counted("statement holds", "statements hold") }} the words.
-- example: q=%22solitary+confinement%22
-- description: Full-text search of statements, best match first, with the words found in their sentence. q: words (all must occur; forms of a word count as one) or a "phrase in quotes"; an empty field shows detention. searched_in says where the words stand: in the text; in a quotation or demand, where rights allow no more than those; or in the title, where nobody holds the text. The rank is bm25: lower is better.
WITH asked AS (
    SELECT coalesce(nullif(escape_fts(trim(:q)), ''), 'detention') AS words
),
texts AS (
    SELECT rowid AS text_row, snippet(statement_texts_fts, -1, '**', '**', '…', 32) AS snippet,
        bm25(statement_texts_fts, 10, 1) AS rank
    FROM statement_texts_fts
    WHERE statement_texts_fts MATCH (SELECT words FROM asked)
),
titles AS (
    SELECT rowid AS title_row, snippet(statements_fts, -1, '**', '**', '…', 32) AS snippet, bm25(statements_fts) AS rank
    FROM statements_fts
    WHERE statements_fts MATCH (SELECT words FROM asked)
),
quoted AS (
    SELECT rowid AS quote_row, snippet(quotes_fts, 0, '**', '**', '…', 32) AS snippet, bm25(quotes_fts) AS rank
    FROM quotes_fts
    WHERE quotes_fts MATCH (SELECT words FROM asked)
),
demanded AS (
    SELECT rowid AS demand_row, snippet(demands_fts, 0, '**', '**', '…', 32) AS snippet, bm25(demands_fts) AS rank
    FROM demands_fts
    WHERE demands_fts MATCH (SELECT words FROM asked)
),
hits AS (
    SELECT statement_texts.statement_id, texts.snippet, texts.rank, 'text' AS searched_in
    FROM texts CROSS JOIN statement_texts ON statement_texts.rowid = texts.text_row
    UNION ALL
    SELECT statements.statement_id, titles.snippet, titles.rank, 'title'
    FROM titles CROSS JOIN statements ON statements.rowid = titles.title_row
    WHERE text_state <> 'full'
    UNION ALL
    SELECT statements.statement_id, quoted.snippet, quoted.rank, 'quotation'
    FROM quoted CROSS JOIN quotes ON quotes.rowid = quoted.quote_row JOIN statements USING (statement_id)
    WHERE text_state <> 'full'
    UNION ALL
    SELECT statements.statement_id, demanded.snippet, demanded.rank, 'demand'
    FROM demanded CROSS JOIN demands ON demands.rowid = demanded.demand_row JOIN statements USING (statement_id)
    WHERE text_state <> 'full'
),
best AS (
    SELECT *, row_number() OVER (PARTITION BY statement_id ORDER BY rank, searched_in, snippet) AS place FROM hits
)
SELECT
    statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    best.snippet,
    best.searched_in,
    round(best.rank, 3) AS rank,
    statements.url,
    statements.statement_id
FROM best
JOIN statements USING (statement_id)
JOIN organizations USING (organization_id)
WHERE best.place = 1
ORDER BY best.rank, statements.published DESC, statements.statement_id
LIMIT 100
