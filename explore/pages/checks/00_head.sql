-- title: Check
-- answer: {% if row.n_violations %}{{ row.n_violations|counted("finding") }} in {{ row.n_editions|counted("edition") }}.{% else %}Nothing found in what we hold.{% endif %} {% if row.sampled %}Looked up by hand: {{ row.sampled }}.{% endif %}
SELECT title AS name, 'Check of the data: ' || severity AS kicker, NULL AS "where", check_rules.* FROM check_rules WHERE rule = :id
