-- Bodies after redaction. Full text for government works, at most 300 characters for others.
SELECT
    statements.statement_id,
    statements.title,
    CASE WHEN sources.rights = 'us_government_work' THEN shown.body ELSE left(shown.body, 300) END AS body,
    shown.removed,
    sources.rights <> 'us_government_work' AND length(shown.body) > 300 AS is_excerpt
FROM core.statements AS statements
JOIN core.sources AS sources USING (source_id)
JOIN raw.shown AS shown
    ON shown.snapshot_sha256 = statements.snapshot_sha256 AND coalesce(shown.item, 1) = statements.item
