-- title: Who said what about a place, in order of date
-- description: Statements that name a place, and statements whose text holds the words you typed (basis says which; words alone can be about something else of the same name). name: any name of the place, for example Dilley (also what an empty field shows). Only publishers we follow and documents we hold: no statement here does not mean that nobody spoke. Texts are in a local build only; without them only titles are searched.
WITH asked AS (
    SELECT coalesce(nullif(trim(:name, ' "'), ''), 'Dilley') AS name,
        coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley') AS words
),
places AS (
    SELECT facility_id
    FROM facilities
    WHERE facility_id = trim(:name)
        OR rowid IN (SELECT rowid FROM facilities_fts WHERE facilities_fts MATCH (SELECT words FROM asked))
),
named AS (
    SELECT statement_id, group_concat(DISTINCT surface) AS written_as
    FROM statement_mentions
    WHERE facility_id IN (SELECT facility_id FROM places)
        OR (facility_id IS NULL AND instr(lower(surface), (SELECT lower(name) FROM asked)) > 0)
    GROUP BY statement_id
),
worded AS (
    SELECT statement_texts.statement_id, hits.snippet
    FROM (
        SELECT rowid AS text_row, snippet(statement_texts_fts, -1, '**', '**', '…', 24) AS snippet
        FROM statement_texts_fts
        WHERE statement_texts_fts MATCH (SELECT words FROM asked)
    ) AS hits
    JOIN statement_texts ON statement_texts.rowid = hits.text_row
    UNION ALL
    SELECT statements.statement_id, hits.snippet
    FROM (
        SELECT rowid AS title_row, snippet(statements_fts, -1, '**', '**', '…', 24) AS snippet
        FROM statements_fts
        WHERE statements_fts MATCH (SELECT words FROM asked)
    ) AS hits
    JOIN statements ON statements.rowid = hits.title_row
    WHERE statements.statement_id NOT IN (SELECT statement_id FROM statement_texts)
)
SELECT
    statements.published,
    organizations.name AS who,
    statements.title,
    worded.snippet,
    CASE WHEN named.statement_id IS NOT NULL THEN 'names the place' ELSE 'holds these words' END AS basis,
    named.written_as,
    statements.url,
    statements.statement_id
FROM statements
JOIN organizations USING (organization_id)
LEFT JOIN named ON named.statement_id = statements.statement_id
LEFT JOIN worded ON worded.statement_id = statements.statement_id
WHERE named.statement_id IS NOT NULL OR worded.statement_id IS NOT NULL
ORDER BY statements.published, statements.statement_id
