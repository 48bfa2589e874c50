SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, demand_class, verb,
    target_start::BIGINT AS target_start, target_end::BIGINT AS target_end,
    CASE WHEN target_kind = 'agency' THEN target_id END AS target_organization_id,
    CASE WHEN target_kind = 'official' THEN target_id END AS target_official_id,
    object_start::BIGINT AS object_start, object_end::BIGINT AS object_end, object_classes,
    deadline::DATE AS deadline, deadline_basis, rule, rule_version
FROM raw.statement_demands AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
