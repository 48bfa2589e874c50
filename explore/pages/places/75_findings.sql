-- title: What can't be right in what ICE printed about it
-- folded: yes
-- note: Findings of our rules in its rows, newest edition first. A finding is not proof of intent.
-- empty: None of our rules found anything in its rows. An edition without findings is only free of the errors the rules look for.
-- more: /detention/snapshot_checks?facility_id={facility_id}
SELECT
    editions.as_of AS "table to",
    rules.title AS "rule broken",
    '/detention/check_rules/' || checks.rule AS rule_href,
    checks.message AS finding,
    checks.expected,
    checks.found,
    coalesce(checks.sheet || ', ' || checks.cell, checks.sheet) AS "sheet and cell",
    coalesce(editions.edition, substr(checks.snapshot_sha256, 1, 8)) AS edition,
    '/detention/snapshots/' || checks.snapshot_sha256 AS edition_href
FROM snapshot_checks AS checks
JOIN check_rules AS rules USING (rule)
LEFT JOIN editions USING (snapshot_sha256)
WHERE checks.facility_id = :facility_id AND NOT checks.holds AND checks.finding > 0
ORDER BY editions.as_of DESC, checks.snapshot_sha256, checks.rule, checks.finding
