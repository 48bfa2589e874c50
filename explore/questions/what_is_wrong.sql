-- title: What is wrong in ICE's tables, edition by edition
-- question: Which numbers and dates of ICE can't be right?
-- group: Can I trust it?
-- line: every finding, with its cell
-- answer: {{ "More than 1,000" if rows|length > 1000 else rows|length|number }} findings in ICE's files, each with its cell, the newest edition first. A finding says what does not fit, not why.
-- description: Every finding of every rule: what was expected, what stands there, in which sheet and cell. A finding is not proof of intent, and an edition without findings is only free of the errors these rules look for (see check_rules, which also says what a sample of each rule's findings showed). sure: certain, the printed figures contradict each other or the calendar; likely, an error unless something rare happened; lead, unusual: look into it. Newest edition first.
SELECT
    editions.as_of,
    rules.title AS rule_broken,
    rules.sure,
    checks.message,
    checks.expected,
    checks.found,
    facilities.name AS facility,
    checks.sheet,
    checks.cell,
    editions.edition,
    checks.rule,
    checks.facility_id,
    checks.snapshot_sha256,
    snapshots.url,
    rules.why
FROM snapshot_checks AS checks
JOIN check_rules AS rules USING (rule)
JOIN snapshots ON snapshots.snapshot_sha256 = checks.snapshot_sha256
LEFT JOIN editions ON editions.snapshot_sha256 = checks.snapshot_sha256
LEFT JOIN facilities ON facilities.facility_id = checks.facility_id
WHERE NOT checks.holds AND checks.finding > 0
ORDER BY editions.as_of DESC, checks.snapshot_sha256, checks.rule, checks.finding
