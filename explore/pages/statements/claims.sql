SELECT claims.*, facilities.name AS facility
FROM claims
LEFT JOIN facilities USING (facility_id)
WHERE claims.statement_id = :id ORDER BY claims.part, claims.char_start
