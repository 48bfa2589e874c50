-- title: Numbers whose figure was restated later
-- needs: claims, claim_outcomes, claim_readings
-- note: What ICE had printed by that day, and what it has printed of the same time since.
-- empty: No figure that a number was read as has been restated.
SELECT statements.published AS day, CASE WHEN claims.said_by <> '[name]' THEN claims.said_by || ', in ' ELSE '' END || coalesce(statements.issuer_name, statements.organization_id) AS who, replace(coalesce(claims.qualifier || ' ', ''), '_', ' ') || CASE WHEN claims.value = round(claims.value) THEN printf('%,d', claims.value) ELSE claims.value END || CASE claims.unit WHEN 'percent' THEN ' percent' ELSE '' END AS said, replace(readings.figure, '_', ' ') AS "what", readings.period_end AS "to", readings.value AS "then", readings.restated_to AS "since", readings.sheet, readings.cells, readings.snapshot_sha256,
    coalesce(statements.title, 'statement') AS statement, '/statements/' || claims.statement_id || '/' AS statement_href
FROM claims JOIN statements USING (statement_id)
JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
JOIN claim_readings AS readings ON readings.claim = outcomes.claim AND readings.restated_to IS NOT NULL
ORDER BY statements.published DESC, outcomes.claim, readings.reading
