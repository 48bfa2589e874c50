-- title: Statements that mention it
-- note: Only publishers we follow and documents we hold: no statement here does not mean that nobody spoke. "The campus" means that the grounds are named, not this very place. Newest first.
-- empty: No statement we hold names it.
-- more: /detention/statements_about_place?place={facility_id}
WITH named AS (
    SELECT statement_id, max(facility_id IS NOT NULL AND facility_id = :facility_id) AS itself, min(surface) AS surface
    FROM statement_mentions
    WHERE facility_id = :facility_id OR (facility_id IS NULL AND site_id = :site_id)
    GROUP BY statement_id
)
SELECT
    statements.published,
    organizations.name AS publisher,
    coalesce(statements.title, 'without title') AS statement,
    '/detention/statements/' || statements.statement_id AS statement_href,
    CASE WHEN named.itself THEN named.surface ELSE 'the campus: ' || named.surface END AS "named as",
    'original' AS source,
    statements.url AS source_href
FROM named
JOIN statements USING (statement_id)
JOIN organizations USING (organization_id)
ORDER BY statements.published DESC, statements.statement_id
