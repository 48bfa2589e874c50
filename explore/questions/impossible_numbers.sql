-- title: Which numbers in an edition can't be true
-- question: What is impossible in one edition?
-- group: Can I trust it?
-- line: the surest first
-- answer: {{ rows|length|counted("thing") }} in this edition can't be right or should be asked about; first the surest.
-- description: What the rules found in one edition, the surest first. certain: the printed figures contradict each other or the calendar, so at least one of them is wrong; likely: an error of ICE's unless something rare happened; lead: unusual, look into it. as_of: YYYY-MM-DD, the edition whose table ends last on or before that day; or the first characters of its sha256 (empty: the newest edition). The sampled share says how many of the findings we looked up in the workbooks were right.
WITH chosen AS (
    SELECT snapshot_sha256, edition, as_of
    FROM editions
    WHERE CASE
        WHEN coalesce(trim(:as_of), '') = '' THEN 1
        WHEN trim(:as_of) LIKE '____-__-__' THEN as_of <= trim(:as_of)
        ELSE snapshot_sha256 LIKE trim(:as_of) || '%'
    END
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
)
SELECT
    rules.sure,
    rules.title AS rule_broken,
    checks.message,
    checks.expected,
    checks.found,
    facilities.name AS facility,
    checks.sheet,
    checks.cell,
    rules.sampled,
    chosen.edition,
    checks.rule,
    checks.facility_id,
    checks.snapshot_sha256
FROM chosen
JOIN snapshot_checks AS checks USING (snapshot_sha256)
JOIN check_rules AS rules USING (rule)
LEFT JOIN facilities USING (facility_id)
WHERE checks.finding > 0
ORDER BY CASE rules.sure WHEN 'certain' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END, checks.rule, checks.finding
