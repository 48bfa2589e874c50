SELECT claims.*, facilities.name AS facility, checks.figure, checks.claimed, checks.published_value,
    checks.unit AS figure_unit, checks.difference, checks.verdict, checks.snapshot_sha256, checks.as_of,
    checks.sheet, checks.cells
FROM claims
LEFT JOIN facilities USING (facility_id)
LEFT JOIN claim_checks AS checks ON checks.statement_id = claims.statement_id AND checks.part = claims.part
    AND checks.char_start = claims.char_start
WHERE claims.statement_id = :id ORDER BY claims.part, claims.char_start, checks.figure
