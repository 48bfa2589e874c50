SELECT break_id, table_name, series, last_before::DATE AS last_before, nullif(first_after, '')::DATE AS first_after, what_changed,
    bridgeable = 'yes' AS bridgeable, nullif(bridge, '') AS bridge,
    before_it.snapshot_sha256 AS sha256_before, nullif(cell_before, '') AS cell_before,
    after_it.snapshot_sha256 AS sha256_after, nullif(cell_after, '') AS cell_after, evidence
FROM raw.series_breaks AS breaks
-- an edition that this archive does not hold can't be pointed at
LEFT JOIN core.snapshots AS before_it ON before_it.snapshot_sha256 = nullif(breaks.sha256_before, '')
LEFT JOIN core.snapshots AS after_it ON after_it.snapshot_sha256 = nullif(breaks.sha256_after, '')
