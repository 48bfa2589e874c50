-- title: Search places and statements
-- description: Places whose name (any it ever had), city or county holds the words, then statements that hold them, best match first. q: words or a "phrase in quotes"; an empty field shows Dilley. At most 50 of each: search_statements and the facilities table show more.
WITH asked AS (
    SELECT coalesce(nullif(escape_fts(trim(:q)), ''), 'Dilley') AS words
),
place_hits AS (
    SELECT rowid AS place_row, bm25(facilities_fts, 10, 5, 2, 1) AS rank,
        snippet(facilities_fts, -1, '**', '**', '…', 24) AS snippet
    FROM facilities_fts
    WHERE facilities_fts MATCH (SELECT words FROM asked)
    ORDER BY rank
    LIMIT 50
),
text_hits AS (
    SELECT rowid AS text_row, bm25(statement_texts_fts, 10, 1) AS rank,
        snippet(statement_texts_fts, -1, '**', '**', '…', 24) AS snippet
    FROM statement_texts_fts
    WHERE statement_texts_fts MATCH (SELECT words FROM asked)
    ORDER BY rank
    LIMIT 50
),
title_hits AS (
    SELECT rowid AS title_row, bm25(statements_fts) AS rank,
        snippet(statements_fts, -1, '**', '**', '…', 24) AS snippet
    FROM statements_fts
    WHERE statements_fts MATCH (SELECT words FROM asked)
    ORDER BY rank
    LIMIT 50
)
SELECT kind, what, detail, snippet, facility_id, statement_id
FROM (
    SELECT 1 AS part, 'place' AS kind, facilities.name AS what, place_hits.snippet, place_hits.rank,
        coalesce(city || ', ' || state, city, state, 'city not printed')
            || coalesce('; listed ' || first_as_of || ' to ' || last_as_of, '; in no edition we hold') AS detail,
        facilities.facility_id, NULL AS statement_id
    FROM place_hits
    JOIN facilities ON facilities.rowid = place_hits.place_row
    UNION ALL
    SELECT 2, 'statement', coalesce(statements.title, statements.url), text_hits.snippet, text_hits.rank,
        organizations.name || coalesce(', ' || statements.published, ''), NULL, statements.statement_id
    FROM text_hits
    JOIN statement_texts ON statement_texts.rowid = text_hits.text_row
    JOIN statements USING (statement_id)
    JOIN organizations USING (organization_id)
    UNION ALL
    SELECT 2, 'statement', coalesce(statements.title, statements.url), title_hits.snippet, title_hits.rank,
        organizations.name || coalesce(', ' || statements.published, ''), NULL, statements.statement_id
    FROM title_hits
    JOIN statements ON statements.rowid = title_hits.title_row
    JOIN organizations USING (organization_id)
    WHERE statements.statement_id NOT IN (SELECT statement_id FROM statement_texts)
)
ORDER BY part, rank, what
