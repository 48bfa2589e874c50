-- title: Alternatives to detention
-- questions: atd_trend
-- words: atd isap ankle monitors smartlink tracked electronic monitoring bi incorporated
-- answer: {% if row.people %}{{ row.people|people }} people were in ICE's alternatives to detention on {{ row.as_of|day }}, by the newest count we hold.{% endif %}
SELECT 'Alternatives to detention' AS name, 'Subject' AS kicker, NULL AS "where", figures.value AS people, figures.as_of, figures.sheet, figures.cell, figures.snapshot_sha256
FROM (SELECT 1) LEFT JOIN (
    SELECT figures.* FROM national_figures AS figures JOIN editions USING (snapshot_sha256)
    WHERE block = 'atd_by_aor' AND figures.aor = 'total' AND technology = 'total' AND measure = 'participants' AND figures.as_of <= editions.in_force_from
    ORDER BY figures.as_of DESC, editions.in_force_from, figures.snapshot_sha256 LIMIT 1
) AS figures ON TRUE
