-- title: Statements
-- questions: statements_about_place statements_asking search_statements edited_statements vanished_statements
-- words: press releases letters said quotes who is heard what was asked
-- answer: We hold {{ row.n|number }} statements of {{ row.publishers|counted("publisher") }}{% if row.first %}, from {{ span(row.first, row.last) }}{% endif %}. Only publishers we follow and documents we could get: no statement here does not mean that nobody spoke.
SELECT 'Statements' AS name, 'Subject' AS kicker, NULL AS "where", count(*) AS n, count(DISTINCT organization_id) AS publishers, min(published) AS "first", max(published) AS "last" FROM statements
