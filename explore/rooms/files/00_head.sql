-- title: Editions and files
-- questions: last_published source_freshness
-- words: editions workbook files snapshots spreadsheet
-- answer: We hold {{ row.n|number }} editions of ICE's detention statistics, with tables from {{ span(row.first, row.last) }}; ICE published more.
SELECT 'Editions and files' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n, min(as_of) AS "first", max(as_of) AS "last" FROM editions
