-- title: Policies, laws and cases
-- answer: {{ row.n|number }} laws, rules, programs and cases that statements name.
SELECT 'Policies, laws and cases' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n FROM policies
