SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, date_kind, day::DATE AS day, printed,
    CASE WHEN date_kind <> 'deadline' THEN day::DATE = statements.published END AS agrees, rule, rule_version
FROM raw.statement_dates AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
