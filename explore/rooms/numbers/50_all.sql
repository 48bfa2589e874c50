-- title: All of them
-- needs: claims, claim_outcomes, claim_readings
-- more: /detention/claims
-- empty: None.
SELECT statements.published AS day, CASE WHEN claims.said_by <> '[name]' THEN claims.said_by || ', in ' ELSE '' END || coalesce(statements.issuer_name, statements.organization_id) AS who, replace(coalesce(claims.qualifier || ' ', ''), '_', ' ') || CASE WHEN claims.value = round(claims.value) THEN printf('%,d', claims.value) ELSE claims.value END || CASE claims.unit WHEN 'percent' THEN ' percent' ELSE '' END AS said, replace(claims.measure, '_', ' ') AS "what", replace(claims.people, '_', ' ') AS "of whom", coalesce(facilities.name, sites.name, claims.state, 'the whole country') AS place,
    replace(outcomes.outcome, '_', ' ') AS outcome, coalesce(statements.title, 'statement') AS statement, '/statements/' || claims.statement_id || '/' AS statement_href
FROM claims JOIN statements USING (statement_id)
JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
ORDER BY statements.published DESC, outcomes.claim
