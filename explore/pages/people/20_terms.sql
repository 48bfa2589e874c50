-- title: Offices held
SELECT office, organization, CASE WHEN acting THEN 'acting' END AS acting, term_from AS "from", term_to AS "to", evidence
FROM officials WHERE official_id = :id ORDER BY term_from, term_id
