-- title: Rules
-- all: yes
SELECT title AS "rule", '/detention/check_rules/' || rule AS rule_href, severity, n_violations AS findings, sampled AS "looked up by hand" FROM check_rules ORDER BY n_violations DESC, rule
