SELECT statements.statement_id, kind, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end,
    CASE WHEN sources.rights = 'us_government_work' THEN text ELSE left(text, 300) END AS text
FROM raw.spans AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
JOIN core.sources AS sources USING (source_id)
