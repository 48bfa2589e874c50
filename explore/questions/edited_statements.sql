-- title: Which pages were edited after publication?
-- question: Which pages were edited after publication?
-- group: Statements
-- line: words added and removed
-- answer: {{ rows|length|counted("change") }} of published pages were seen.
-- description: Pages whose title or text we saw change after their day of publication, newest edit first, with words added and removed and the first passage that changed (of works that may be shown in full). first_seen is the day we first saw the new wording: the edit happened between the last sight of the old one and that day. Pages nobody asked again can have changed unseen: see statements.last_asked.
WITH passages AS (
    SELECT statement_id, version, count(*) AS passages,
        max(CASE WHEN position = 1 THEN trim('…' || before || ' [' || removed || ' → ' || added || '] ' || after || '…') END) AS first_passage
    FROM statement_differences
    GROUP BY statement_id, version
)
SELECT
    statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    versions.version,
    earlier.last_seen AS old_last_seen,
    versions.first_seen AS new_first_seen,
    CAST(julianday(versions.first_seen) - julianday(statements.published) AS INTEGER) AS days_after,
    versions.words_added,
    versions.words_removed,
    CASE WHEN versions.title_changed THEN 'yes' ELSE 'no' END AS title_changed,
    CASE WHEN versions.date_changed THEN 'yes' ELSE 'no' END AS date_changed,
    passages.passages,
    passages.first_passage,
    statements.page_state,
    statements.url,
    versions.snapshot_sha256,
    versions.statement_id
FROM statement_versions AS versions
JOIN statement_versions AS earlier ON earlier.statement_id = versions.statement_id AND earlier.version = versions.version - 1
JOIN statements ON statements.statement_id = versions.statement_id
JOIN organizations USING (organization_id)
LEFT JOIN passages ON passages.statement_id = versions.statement_id AND passages.version = versions.version
WHERE versions.after_publication
ORDER BY versions.first_seen DESC, versions.statement_id, versions.version
LIMIT 1000
