-- Filled by the check stage.
SELECT NULL::VARCHAR AS rule, NULL::VARCHAR AS severity, NULL::VARCHAR AS title, NULL::VARCHAR AS why, NULL::VARCHAR AS sure,
    NULL::VARCHAR AS sampled, NULL::BIGINT AS n_violations, NULL::BIGINT AS n_editions
WHERE false
