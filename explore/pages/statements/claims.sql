-- What a published series could answer, and the place it is about.
SELECT claims.*, coalesce(facilities.name, sites.name, claims.state) AS place
FROM claims
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
WHERE claims.statement_id = :id ORDER BY claims.part, claims.char_start
