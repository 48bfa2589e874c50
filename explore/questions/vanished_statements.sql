-- title: Which pages were taken down, or off the index of their site?
-- question: Which pages were taken down?
-- group: Statements
-- line: or off the index of their site
-- answer: {{ rows|length|counted("page") }} we hold {{ "is" if rows|length == 1 else "are" }} gone or no longer listed by the site.
-- description: Statements whose page is gone (404, 410, or another page in its place) or delisted (there, but in no index of the site), with the day we first saw it so. The facts found in them stay; the bytes are kept. A page nobody asked again can be gone unseen: see statements.last_asked.
SELECT
    statements.state_since,
    statements.page_state,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    statements.published,
    statements.first_seen,
    statements.last_asked,
    statements.url,
    statements.snapshot_sha256,
    statements.statement_id
FROM statements
JOIN organizations USING (organization_id)
WHERE statements.page_state IN ('gone', 'delisted')
ORDER BY statements.state_since DESC, statements.statement_id
LIMIT 1000
