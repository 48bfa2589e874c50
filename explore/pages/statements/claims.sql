-- What a published series could answer, the place it is about, and where the number stands.
SELECT claims.*, coalesce(facilities.name, sites.name, claims.state) AS place, outcomes.claim, outcomes.outcome, outcomes.why_not,
    outcomes.lowest, outcomes.highest, outcomes.n_same
FROM claims
LEFT JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
LEFT JOIN facilities USING (facility_id)
LEFT JOIN sites ON sites.site_id = claims.site_id
WHERE claims.statement_id = :id ORDER BY claims.part, claims.char_start
