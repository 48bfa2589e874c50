-- title: Files held
-- more: /detention/snapshots?source_id={source_id}
SELECT coalesce(file_name, url) AS file, '/detention/snapshots/' || snapshot_sha256 AS file_href, substr(first_seen, 1, 10) AS "first seen", bytes, state
FROM snapshots WHERE source_id = :id ORDER BY first_seen DESC, snapshot_sha256
