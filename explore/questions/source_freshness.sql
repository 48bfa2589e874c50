-- title: How fresh each source is
-- question: How fresh is each source?
-- group: Can I trust it?
-- line: its last change, and how late it is
-- answer: {{ rows|selectattr("documents_held")|list|length|counted("source") }} of {{ rows|length }} have given us documents.
-- description: The last change we saw at each source, against the cadence it promises, counted to today. A late source may be silent, or we may not have looked: last_seen is the last day we (or the archive a file came from) saw any document of it. Unknown days stay empty.
SELECT
    sources.title AS source,
    organizations.name AS publisher,
    sources.n_snapshots AS documents_held,
    sources.last_changed,
    CAST(julianday(date((SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)))) - julianday(sources.last_changed) AS INTEGER) AS days_since_change,
    sources.cadence_days,
    max(0, CAST(julianday(date((SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)))) - julianday(sources.last_changed) AS INTEGER) - sources.cadence_days) AS days_late,
    sources.last_seen,
    (SELECT max(published) FROM statements WHERE statements.source_id = sources.source_id) AS newest_statement,
    CASE
        WHEN sources.n_snapshots = 0 THEN 'nothing held yet'
        WHEN sources.last_changed IS NULL THEN 'unknown: what we hold carries no day of capture'
        WHEN sources.cadence_days IS NULL THEN 'no cadence promised'
        WHEN julianday(date((SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)))) - julianday(sources.last_changed) > sources.cadence_days
            THEN 'late, or not looked at since ' || sources.last_seen
        ELSE 'on time'
    END AS state,
    sources.cadence_note,
    sources.homepage,
    sources.source_id
FROM sources
LEFT JOIN organizations USING (organization_id)
ORDER BY sources.title
