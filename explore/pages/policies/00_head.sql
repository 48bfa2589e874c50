-- title: Policy
-- answer: {% if row.in_force_from %}In force from {{ row.in_force_from|day }}{% if row.in_force_to %} to {{ row.in_force_to|day }}{% endif %}.{% else %}No day from which it was in force is known to us.{% endif %} {{ row.n|counted("statement") }} we hold {{ "names" if row.n == 1 else "name" }} it.
SELECT policies.*, policies.kind AS kicker, NULL AS "where", replace(aliases, ';', ' · ') AS former,
    (SELECT count(DISTINCT statement_id) FROM statement_mentions WHERE policy_id = :id) AS n
FROM policies WHERE policy_id = :id
