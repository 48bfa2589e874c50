SELECT statements.statement_id, statements.title, shown.body
FROM core.statements AS statements
JOIN raw.statement_texts AS shown
    ON shown.snapshot_sha256 = statements.snapshot_sha256 AND coalesce(shown.item, 1) = statements.item
