-- title: Numbers that no published figure bears out
-- needs: claims, claim_outcomes, claim_readings
-- note: Above or below every figure of that measure, place and time that is held, as the sentence was read. Open the statement for each figure with its cells. Where nothing of the very thing is published (arrests by criminality), what comes nearest is taken: people held after an arrest by ICE, and book-ins of all agencies. A number can be right of something that nobody publishes.
-- empty: None.
SELECT statements.published AS day, CASE WHEN claims.said_by <> '[name]' THEN claims.said_by || ', in ' ELSE '' END || coalesce(statements.issuer_name, statements.organization_id) AS who, replace(coalesce(claims.qualifier || ' ', ''), '_', ' ') || CASE WHEN claims.value = round(claims.value) THEN printf('%,d', claims.value) ELSE claims.value END || CASE claims.unit WHEN 'percent' THEN ' percent' ELSE '' END AS said, replace(claims.measure, '_', ' ') AS "what", replace(claims.people, '_', ' ') AS "of whom", coalesce(facilities.name, sites.name, claims.state, 'the whole country') AS place,
    outcomes.outcome, round(outcomes.lowest, 1) AS lowest, round(outcomes.highest, 1) AS highest, coalesce(statements.title, 'statement') AS statement, '/statements/' || claims.statement_id || '/' AS statement_href
FROM claims JOIN statements USING (statement_id)
JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
WHERE outcomes.outcome IN ('above', 'below')
ORDER BY statements.published DESC, outcomes.claim
