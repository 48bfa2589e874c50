SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, date_kind, day::DATE AS day, printed,
    CASE WHEN date_kind <> 'deadline' THEN day::DATE = statements.published END AS agrees, rule, rule_version
FROM raw.statement_dates AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
WHERE date_kind <> 'deadline' OR NOT EXISTS (
    SELECT 1 FROM core.statement_boilerplate AS repeated
    WHERE repeated.statement_id = statements.statement_id AND repeated.part = found.part
        AND repeated.char_start <= found.char_start AND found.char_start < repeated.char_end
)
