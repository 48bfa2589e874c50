SELECT statements.*, organizations.name AS organization, organizations.website, sources.title AS source, sources.rights,
    sources.rights_note, sources.citation, snapshots.via, snapshots.url AS file_url, texts.body
FROM statements
JOIN organizations USING (organization_id)
JOIN sources ON sources.source_id = statements.source_id
JOIN snapshots ON snapshots.snapshot_sha256 = statements.snapshot_sha256
LEFT JOIN statement_texts AS texts ON texts.statement_id = statements.statement_id
WHERE statements.statement_id = :id
