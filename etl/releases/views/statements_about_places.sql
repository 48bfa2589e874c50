-- Who has said something about which place: one row a statement and place, with its link.
SELECT DISTINCT
    places.name AS place,
    mentions.facility_id,
    statements.published,
    statements.issuer_name,
    statements.title,
    statements.url,
    statements.statement_id
FROM statement_mentions AS mentions
JOIN statements USING (statement_id)
JOIN facilities AS places USING (facility_id)
