-- title: What is wrong in it
-- note: Findings of our checks, with the cell. A finding says what does not fit, not why.
SELECT rules.title AS "rule", '/detention/check_rules/' || checks.rule AS rule_href, checks.sheet, checks.cell, checks.message,
    facilities.name AS place, '/detention/facilities/' || checks.facility_id AS place_href
FROM snapshot_checks AS checks
JOIN check_rules AS rules USING (rule)
LEFT JOIN facilities USING (facility_id)
WHERE checks.snapshot_sha256 = :id AND checks.finding > 0 AND NOT checks.holds
ORDER BY rules.title, checks.finding, checks.sheet, checks.cell
