SELECT
    statements.statement_id, found.part, found.char_start::BIGINT AS char_start, found.char_end::BIGINT AS char_end, words,
    words_cut = 'yes' AS words_cut, demand_class, verb,
    target_start::BIGINT AS target_start, target_end::BIGINT AS target_end,
    CASE WHEN target_kind = 'agency' THEN target_id END AS target_organization_id,
    CASE WHEN target_kind = 'official' THEN target_id END AS target_official_id,
    object_start::BIGINT AS object_start, object_end::BIGINT AS object_end, object_classes,
    CASE WHEN dropped.day IS NULL THEN deadline END::DATE AS deadline,
    CASE WHEN dropped.day IS NULL THEN deadline_basis END AS deadline_basis, found.rule, found.rule_version
FROM raw.statement_demands AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
-- a deadline that stands only in words which the publisher repeats is none
LEFT JOIN (
    SELECT snapshot_sha256, coalesce(item, 1) AS item, day::DATE AS day FROM raw.statement_dates WHERE date_kind = 'deadline'
    EXCEPT
    SELECT snapshot_sha256, item, day FROM core.statement_dates JOIN core.statements USING (statement_id) WHERE date_kind = 'deadline'
) AS dropped
    ON dropped.snapshot_sha256 = found.snapshot_sha256 AND dropped.item = statements.item AND dropped.day = found.deadline::DATE
