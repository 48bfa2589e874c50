-- Filled by the check stage.
SELECT NULL::VARCHAR AS rule, NULL::VARCHAR AS severity, NULL::VARCHAR AS title, NULL::VARCHAR AS why, NULL::BIGINT AS n_violations
WHERE false
