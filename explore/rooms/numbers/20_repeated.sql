-- title: The same number, said again
-- needs: claims, claim_outcomes, claim_readings
-- note: One number of one measure, people and place, in more than one statement; how often it lay within, above or below what had been published by each day.
-- empty: No number is repeated.
SELECT replace(coalesce(claims.qualifier || ' ', ''), '_', ' ') || CASE WHEN claims.value = round(claims.value) THEN printf('%,d', claims.value) ELSE claims.value END || CASE claims.unit WHEN 'percent' THEN ' percent' ELSE '' END AS said, replace(claims.measure, '_', ' ') AS "what", replace(claims.people, '_', ' ') AS "of whom", coalesce(facilities.name, sites.name, claims.state, 'the whole country') AS place, count(DISTINCT claims.statement_id) AS statements,
    min(statements.published) AS first, max(statements.published) AS last, sum(outcomes.outcome = 'within') AS within, sum(outcomes.outcome = 'above') AS above, sum(outcomes.outcome = 'below') AS below
FROM claims JOIN statements USING (statement_id)
JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
GROUP BY claims.measure, claims.people, claims.unit, claims.value, claims.qualifier, claims.facility_id, claims.site_id, claims.state
HAVING count(DISTINCT claims.statement_id) > 1
ORDER BY statements DESC, first
