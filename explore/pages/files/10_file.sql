-- title: The file
-- note: The sha256 is the file: the address may serve other bytes today.
SELECT * FROM (
    SELECT 'sha256' AS "what", snapshot_sha256 AS "value", NULL AS value_href FROM snapshots WHERE snapshot_sha256 = :id
    UNION ALL SELECT 'address', url, url FROM snapshots WHERE snapshot_sha256 = :id
    UNION ALL SELECT 'source', sources.title, '/detention/sources/' || source_id FROM snapshots JOIN sources USING (source_id) WHERE snapshot_sha256 = :id
    UNION ALL SELECT 'bytes', bytes, NULL FROM snapshots WHERE snapshot_sha256 = :id
    UNION ALL SELECT 'first seen', first_seen, NULL FROM snapshots WHERE snapshot_sha256 = :id
    UNION ALL SELECT 'last seen', last_seen, NULL FROM snapshots WHERE snapshot_sha256 = :id
    UNION ALL SELECT 'records read', n_records, NULL FROM snapshots WHERE snapshot_sha256 = :id
)
