-- Filled by the check stage.
SELECT NULL::VARCHAR AS rule, NULL::VARCHAR AS snapshot_sha256, NULL::BIGINT AS finding, NULL::BOOLEAN AS holds, NULL::VARCHAR AS outcome,
    NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id, NULL::VARCHAR AS expected,
    NULL::VARCHAR AS found, NULL::VARCHAR AS message
WHERE false
