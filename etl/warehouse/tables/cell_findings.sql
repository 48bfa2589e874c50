-- Filled by the check stage.
SELECT NULL::VARCHAR AS rule, NULL::VARCHAR AS snapshot_sha256, NULL::BIGINT AS finding, NULL::VARCHAR AS cells, NULL::VARCHAR AS sheet,
    NULL::VARCHAR AS column_name, NULL::BIGINT AS first_row, NULL::BIGINT AS last_row, NULL::VARCHAR AS facility_id, NULL::VARCHAR AS sure,
    NULL::VARCHAR AS expected, NULL::VARCHAR AS found
WHERE false
