-- Another file at an address where we had seen one.
SELECT 'overwritten/' || substr(later.snapshot_sha256, 1, 12) AS id, later.first_seen AS day, NULL AS facility_id, NULL AS state,
    'Another file lies at ' || later.url AS title,
    'Its sha256 is ' || substr(later.snapshot_sha256, 1, 12) || '…; before, we had seen ' || count(*) || ' there, '
        || substr(max(earlier.first_seen || earlier.snapshot_sha256), 11, 12) || '… last, on ' || max(earlier.first_seen) || '. We keep them all.' AS text,
    '/files/' || later.snapshot_sha256 || '/' AS address
FROM snapshots AS later
JOIN snapshots AS earlier ON earlier.url = later.url AND earlier.first_seen < later.first_seen
WHERE later.source_id IN ('ice_detention_statistics', 'ice_facility_lists')
GROUP BY later.snapshot_sha256
