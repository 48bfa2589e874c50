SELECT
    statements.statement_id, found.part, found.char_start::BIGINT AS char_start, found.char_end::BIGINT AS char_end,
    coalesce(found.said, found.words) AS words,
    found.said IS NULL OR length(found.said) < found.said_end - found.said_start AS words_cut,
    found.measure, found.value, found.measure_unit AS unit, found.qualifier, found.people, found.scope_kind,
    CASE found.scope_kind WHEN 'facility' THEN found.scope_id END AS facility_id,
    CASE found.scope_kind WHEN 'site' THEN found.scope_id END AS site_id,
    CASE found.scope_kind WHEN 'state' THEN found.scope_id END AS state,
    found.scope_rule AS place_rule, found.period_kind, found.period_printed,
    found.period_start::DATE AS period_start, found.period_end::DATE AS period_end,
    CASE WHEN quoted.char_start IS NOT NULL THEN 'speaker' ELSE 'publisher' END AS whose,
    quoted.speaker_name AS said_by, found.rule, found.rule_version
FROM raw.statement_claims AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
-- quotations do not overlap: a number stands in one of them, or in none
LEFT JOIN core.quotes AS quoted
    ON quoted.statement_id = statements.statement_id AND quoted.part = found.part
    AND quoted.char_start <= found.char_start AND found.char_end <= quoted.char_end
WHERE found.measure IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM core.statement_boilerplate AS repeated
    WHERE repeated.statement_id = statements.statement_id AND repeated.part = found.part
        AND repeated.char_start <= found.char_start AND found.char_start < repeated.char_end
)
