-- title: Official
-- answer: {{ row.name }} was {{ row.offices }}. {{ row.n|counted("statement") }} we hold {{ "names or quotes" if row.n == 1 else "name or quote" }} {{ row.name }}.
SELECT name, 'Public official' AS kicker, NULL AS "where", official_id,
    group_concat(CASE WHEN acting AND instr(lower(office), 'acting') = 0 THEN 'acting ' ELSE '' END || office || ' (' || coalesce(substr(term_from, 1, 4), '?') || ' to '
        || coalesce(substr(term_to, 1, 4), 'now, as far as known') || ')', '; ') AS offices,
    (SELECT count(*) FROM (
        SELECT statement_id FROM statement_mentions JOIN officials USING (term_id) WHERE official_id = :id
        UNION SELECT statement_id FROM quotes WHERE official_id = :id)) AS n
FROM (SELECT * FROM officials WHERE official_id = :id ORDER BY term_from)
GROUP BY official_id
