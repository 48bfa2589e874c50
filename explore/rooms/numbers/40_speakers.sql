-- title: By speaker and measure
-- needs: claims, claim_outcomes, claim_readings
-- note: Who is quoted, else who published it.
-- empty: Nobody.
SELECT coalesce(CASE WHEN claims.said_by <> '[name]' THEN claims.said_by END, statements.issuer_name, statements.organization_id) AS who, replace(claims.measure, '_', ' ') AS "what",
    count(*) AS numbers, sum(outcomes.outcome = 'within') AS within, sum(outcomes.outcome = 'above') AS above, sum(outcomes.outcome = 'below') AS below, sum(outcomes.outcome = 'no_figure') AS "no figure", min(statements.published) AS first, max(statements.published) AS last
FROM claims JOIN statements USING (statement_id)
JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
GROUP BY who, claims.measure ORDER BY numbers DESC, who, claims.measure
