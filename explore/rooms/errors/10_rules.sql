-- title: What does not fit, by rule
SELECT title AS "rule", '/detention/check_rules/' || rule AS rule_href, n_violations AS findings, n_editions AS editions, sure, sampled AS "looked up by hand"
FROM check_rules WHERE n_violations > 0 ORDER BY n_violations DESC, rule
