-- title: Whom it quotes
SELECT speaker_name AS speaker, speaker_role AS "role", speaker_affiliation AS "of", count(*) AS quotations,
    count(DISTINCT statement_id) AS statements, min(published) AS "first", max(published) AS "last"
FROM statements JOIN quotes USING (statement_id)
WHERE organization_id = :id AND speaker_name IS NOT NULL AND speaker_name <> '[name]'
GROUP BY speaker_name, speaker_role, speaker_affiliation
ORDER BY quotations DESC, speaker, "role", "of"
