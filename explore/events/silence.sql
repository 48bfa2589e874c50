-- No new edition of ICE's statistics for 15 and for 30 days; of the last one only where the page was looked at since.
WITH spans AS (
    SELECT DISTINCT in_force_from AS began, coalesce(in_force_until,
        (SELECT max(substr(last_seen, 1, 10)) FROM snapshots WHERE source_id = 'ice_detention_statistics')) AS ended
    FROM editions WHERE in_force_from IS NOT NULL
)
SELECT 'silence/' || began || '/' || days AS id, date(began, '+' || days || ' days') AS day, NULL AS facility_id, NULL AS state,
    'ICE has published no new detention statistics for ' || days || ' days' AS title,
    'The newest edition we hold was public from ' || began || '. There may be one that we do not hold.' AS text,
    '/sources/ice_detention_statistics/' AS address
FROM spans CROSS JOIN (SELECT 15 AS days UNION ALL SELECT 30)
WHERE julianday(ended) - julianday(began) > days
