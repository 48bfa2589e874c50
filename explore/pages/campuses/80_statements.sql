-- title: Statements that mention it
-- note: Statements that name the grounds or one of its places. Only publishers we follow and documents we hold. Newest first.
-- empty: No statement we hold names it.
WITH named AS (
    SELECT statement_id, min(surface) AS surface
    FROM statement_mentions
    WHERE site_id = :site_id OR facility_id IN (SELECT facility_id FROM facilities WHERE site_id = :site_id)
    GROUP BY statement_id
)
SELECT
    statements.published,
    organizations.name AS publisher,
    coalesce(statements.title, 'without title') AS statement,
    '/detention/statements/' || statements.statement_id AS statement_href,
    named.surface AS "named as",
    'original' AS source,
    statements.url AS source_href
FROM named
JOIN statements USING (statement_id)
JOIN organizations USING (organization_id)
ORDER BY statements.published DESC, statements.statement_id
