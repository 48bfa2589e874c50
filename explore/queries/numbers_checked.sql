-- title: Does the number match what ICE had published?
-- description: Numbers in statements beside the figure ICE had published by that day, with its cell. verdict: matches, differs, other_definition (an average or a length of stay answers only in part) or not_comparable (another time); empty: all. A figure is that of the newest edition we hold that was public that day. Only numbers that one of ICE's figures can answer are here.
SELECT
    statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who,
    statements.title,
    trim(coalesce(replace(checks.qualifier, '_', ' '), '') || ' ' ||
        CASE WHEN checks.claimed = round(checks.claimed) THEN CAST(checks.claimed AS INTEGER) ELSE checks.claimed END) AS says,
    checks.unit,
    claims.counted,
    facilities.name AS facility,
    replace(checks.figure, '_', ' ') AS figure,
    checks.published_value AS ice_published,
    checks.difference,
    checks.verdict,
    checks.as_of,
    checks.sheet,
    checks.cells,
    checks.snapshot_sha256,
    checks.statement_id
FROM claim_checks AS checks
JOIN claims ON claims.statement_id = checks.statement_id AND claims.part = checks.part AND claims.char_start = checks.char_start
JOIN statements ON statements.statement_id = checks.statement_id
JOIN organizations USING (organization_id)
LEFT JOIN facilities ON facilities.facility_id = claims.facility_id
WHERE trim(:verdict) = '' OR checks.verdict = replace(lower(trim(:verdict)), ' ', '_')
ORDER BY statements.published DESC, checks.statement_id, checks.part, checks.char_start, checks.figure
LIMIT 1000
