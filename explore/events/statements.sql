-- A statement that was edited after it was published, or whose page is gone.
SELECT 'edited/' || versions.statement_id || '/' || versions.version AS id, versions.first_seen AS day, NULL AS facility_id,
    NULL AS state, 'Edited: ' || coalesce(statements.title, 'a statement') AS title,
    printf('Version %d; %s words came, %s went.', versions.version, coalesce(versions.words_added, 'unknown'), coalesce(versions.words_removed, 'unknown')) AS text,
    '/statements/' || versions.statement_id || '/' AS address
FROM statement_versions AS versions JOIN statements USING (statement_id)
WHERE versions.after_publication AND (versions.body_changed OR versions.title_changed) AND versions.first_seen IS NOT NULL
UNION ALL
SELECT 'page/' || statement_id || '/' || page_state || '/' || state_since, state_since, NULL, NULL,
    'The page is ' || replace(page_state, '_', ' ') || ': ' || coalesce(title, 'a statement'),
    'Published ' || coalesce(published, 'on an unknown day') || '; its page is ' || replace(page_state, '_', ' ') || ' since ' || state_since || '.',
    '/statements/' || statement_id || '/'
FROM statements WHERE page_state IN ('gone', 'delisted') AND state_since IS NOT NULL
