SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end,
    n_statements::BIGINT AS n_statements, rule, rule_version
FROM raw.statement_boilerplate AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
