-- title: Search what was said
-- question: What was said about solitary confinement?
-- group: Statements
-- line: search
-- answer: {{ "100 or more statements hold" if rows|length >= 100 else rows|length|counted("statement holds", "statements hold") }} the words.
-- example: q=%22solitary+confinement%22
-- description: Full-text search of statements, best match first, with the words found in their sentence. q: words (all must occur; forms of a word count as one) or a "phrase in quotes"; an empty field shows detention. Texts are in a local build only: where a statement's text is missing, its title alone is searched (searched_in). The rank is bm25: lower is better.
WITH asked AS (
    SELECT coalesce(nullif(escape_fts(trim(:q)), ''), 'detention') AS words
),
hits AS (
    SELECT statement_texts.statement_id, found.snippet, found.rank, 'text' AS searched_in
    FROM (
        SELECT rowid AS text_row, snippet(statement_texts_fts, -1, '**', '**', '…', 32) AS snippet,
            bm25(statement_texts_fts, 10, 1) AS rank
        FROM statement_texts_fts
        WHERE statement_texts_fts MATCH (SELECT words FROM asked)
    ) AS found
    JOIN statement_texts ON statement_texts.rowid = found.text_row
    UNION ALL
    SELECT statements.statement_id, found.snippet, found.rank, 'title'
    FROM (
        SELECT rowid AS title_row, snippet(statements_fts, -1, '**', '**', '…', 32) AS snippet,
            bm25(statements_fts) AS rank
        FROM statements_fts
        WHERE statements_fts MATCH (SELECT words FROM asked)
    ) AS found
    JOIN statements ON statements.rowid = found.title_row
    WHERE statements.statement_id NOT IN (SELECT statement_id FROM statement_texts)
)
SELECT
    statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    hits.snippet,
    hits.searched_in,
    round(hits.rank, 3) AS rank,
    statements.url,
    statements.statement_id
FROM hits
JOIN statements USING (statement_id)
JOIN organizations USING (organization_id)
ORDER BY hits.rank, statements.published DESC, statements.statement_id
LIMIT 100
