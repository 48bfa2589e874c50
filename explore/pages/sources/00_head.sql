-- title: Source
-- answer: {% if row.n_snapshots %}We hold {{ row.n_snapshots|counted("file") }} of it; it last changed on {{ row.last_changed|day }} as far as we saw.{% else %}We hold nothing of it yet.{% endif %}
SELECT sources.*, title AS name, 'Source' AS kicker, NULL AS "where" FROM sources WHERE source_id = :id
