SELECT break_id, table_name, series, last_before::DATE AS last_before, nullif(first_after, '')::DATE AS first_after, what_changed,
    bridgeable = 'yes' AS bridgeable, nullif(bridge, '') AS bridge, nullif(sha256_before, '') AS sha256_before,
    nullif(cell_before, '') AS cell_before, nullif(sha256_after, '') AS sha256_after, nullif(cell_after, '') AS cell_after, evidence
FROM raw.series_breaks
