-- title: Who has said what about a place, in order of date
-- question: Who has said what about Dilley?
-- group: Statements
-- line: in order, beside what ICE had published by then
-- answer: {{ rows|length|counted("statement") }} we hold {{ "names the place or holds its name" if rows|length == 1 else "name the place or hold its name" }}, from {{ rows[0].published|day }} on. That says whom we follow, not who spoke.
-- example: place=site_dilley
-- description: Statements that name a place of detention, oldest first, with what they ask for and what ICE had published about it by that day; and statements whose text only holds its name (basis says which; such a one can be about something else of that name). place: the id of a site or facility, or any name of one; empty: site_dilley, all of Dilley. A site stands for its facilities. Only publishers we follow and documents we hold: no statement here does not mean that nobody spoke.
WITH asked AS (
    SELECT coalesce(nullif(trim(:place, ' "'), ''), 'site_dilley') AS place
),
-- an id is meant as such; anything else is looked up among names
by_id AS (
    SELECT facility_id, site_id FROM facilities
    WHERE facility_id = (SELECT place FROM asked) OR site_id = (SELECT place FROM asked)
),
places AS (
    SELECT facility_id, site_id FROM by_id
    UNION
    SELECT facility_id, site_id FROM facilities
    WHERE NOT EXISTS (SELECT 1 FROM by_id) AND rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH (SELECT coalesce(nullif(escape_fts(place), ''), 'Dilley') FROM asked)
    )
),
chosen AS (
    SELECT coalesce(
        (SELECT name FROM sites WHERE site_id = (SELECT place FROM asked)),
        (SELECT name FROM facilities WHERE facility_id = (SELECT place FROM asked)),
        (SELECT place FROM asked)
    ) AS name
),
worded AS (
    SELECT statement_texts.statement_id, hits.snippet
    FROM (
        SELECT rowid AS text_row, snippet(statement_texts_fts, -1, '**', '**', '…', 24) AS snippet
        FROM statement_texts_fts
        WHERE statement_texts_fts MATCH (SELECT coalesce(nullif(escape_fts(name), ''), 'Dilley') FROM chosen)
    ) AS hits
    JOIN statement_texts ON statement_texts.rowid = hits.text_row
    UNION ALL
    SELECT statements.statement_id, hits.snippet
    FROM (
        SELECT rowid AS title_row, snippet(statements_fts, -1, '**', '**', '…', 24) AS snippet
        FROM statements_fts
        WHERE statements_fts MATCH (SELECT coalesce(nullif(escape_fts(name), ''), 'Dilley') FROM chosen)
    ) AS hits
    JOIN statements ON statements.rowid = hits.title_row
    WHERE statements.statement_id NOT IN (SELECT statement_id FROM statement_texts)
),
naming AS (
    SELECT mentions.statement_id, mentions.surface
    FROM places CROSS JOIN statement_mentions AS mentions ON mentions.facility_id = places.facility_id
    UNION ALL
    SELECT mentions.statement_id, mentions.surface
    FROM (SELECT DISTINCT site_id FROM places) AS named_sites
    CROSS JOIN statement_mentions AS mentions ON mentions.site_id = named_sites.site_id AND mentions.mention_type = 'site'
),
named AS (
    SELECT statement_id, group_concat(surface, '; ') AS written_as
    FROM (SELECT DISTINCT statement_id, surface FROM naming ORDER BY statement_id, surface)
    GROUP BY statement_id
),
wanted AS (
    SELECT statement_id, group_concat(demand_class, ', ') AS asks
    FROM (
        SELECT DISTINCT demands.statement_id, demand_class
        FROM named CROSS JOIN demands ON demands.statement_id = named.statement_id
        ORDER BY demands.statement_id, demand_class
    )
    GROUP BY statement_id
),
-- its first words: of a quotation, else of a demand
said AS (
    SELECT statement_id, coalesce(
        (SELECT words FROM quotes WHERE quotes.statement_id = named.statement_id AND words IS NOT NULL ORDER BY char_start LIMIT 1),
        (SELECT words FROM demands WHERE demands.statement_id = named.statement_id AND words IS NOT NULL ORDER BY char_start LIMIT 1)
    ) AS words
    FROM named
),
figures AS (
    SELECT statement_id, round(sum(adp_total), 1) AS ice_average, max(as_of) AS ice_table_to
    FROM places CROSS JOIN mention_figures ON mention_figures.facility_id = places.facility_id
    GROUP BY statement_id
)
SELECT
    statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    worded.snippet,
    CASE WHEN named.statement_id IS NOT NULL THEN 'names the place' ELSE 'holds its name' END AS basis,
    named.written_as,
    wanted.asks,
    said.words,
    figures.ice_average,
    figures.ice_table_to,
    statements.url,
    statements.statement_id
FROM (SELECT statement_id FROM named UNION SELECT statement_id FROM worded) AS found
CROSS JOIN statements ON statements.statement_id = found.statement_id
JOIN organizations USING (organization_id)
LEFT JOIN named ON named.statement_id = statements.statement_id
LEFT JOIN worded ON worded.statement_id = statements.statement_id
LEFT JOIN said ON said.statement_id = statements.statement_id
LEFT JOIN wanted ON wanted.statement_id = statements.statement_id
LEFT JOIN figures ON figures.statement_id = statements.statement_id
ORDER BY statements.published, statements.statement_id
