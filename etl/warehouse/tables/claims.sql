SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, value, unit, qualifier, counted,
    in_detention = 'yes' AS in_detention,
    facility_id, time_printed, time_start::DATE AS time_start, time_end::DATE AS time_end, place_rule, rule, rule_version
FROM raw.statement_claims AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
