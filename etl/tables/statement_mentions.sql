SELECT
    statements.statement_id,
    mentions.part,
    mentions.char_start::BIGINT AS char_start,
    mentions.char_end::BIGINT AS char_end,
    mentions.mention_type,
    nullif(mentions.facility_id, '') AS facility_id,
    mentions.surface,
    mentions.rule,
    mentions.rule_version
FROM raw.statement_mentions AS mentions
JOIN core.statements AS statements USING (snapshot_sha256)
