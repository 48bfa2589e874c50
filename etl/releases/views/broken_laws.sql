-- Every finding against a figure of a source: the law it breaks, the cell, what was expected and what is printed.
SELECT rules.title AS law, rules.severity, rules.sure, checks.message, checks.expected, checks.found, editions.edition, checks.sheet, checks.cell, checks.snapshot_sha256
FROM snapshot_checks AS checks
JOIN check_rules AS rules USING (rule)
LEFT JOIN editions USING (snapshot_sha256)
WHERE NOT checks.holds
