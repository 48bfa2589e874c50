SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, words,
    words_cut = 'yes' AS words_cut, value, unit, qualifier, counted, in_detention = 'yes' AS in_detention,
    facility_id, time_printed, time_start::DATE AS time_start, time_end::DATE AS time_end, place_rule, rule, rule_version
FROM raw.statement_claims AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
WHERE measure IS NULL AND NOT EXISTS (
    SELECT 1 FROM core.statement_boilerplate AS repeated
    WHERE repeated.statement_id = statements.statement_id AND repeated.part = found.part
        AND repeated.char_start <= found.char_start AND found.char_start < repeated.char_end
)
