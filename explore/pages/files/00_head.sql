-- title: File
-- answer: {% if row.edition %}This is ICE's table to {{ row.as_of|day }}{% if row.in_force_from %}, public from {{ row.in_force_from|day }}{% endif %}: {{ row.n_facility_rows|number }} rows of places{% if row.adp_sum is not none %}, whose averages since 1 October add up to {{ row.adp_sum|people }} people{% endif %}. {{ row.n_findings|counted("finding") }} of our checks {{ "concerns" if row.n_findings == 1 else "concern" }} it.{% else %}A file of {{ row.bytes|number }} bytes from {{ row.source }}, first seen on {{ (row.first_seen or "")[:10]|day }}{% if row.n_records %}; {{ row.n_records|counted("record") }} were read from it{% endif %}.{% endif %}
-- answer: {% if row.reason %}Not all of it was read: {{ row.reason }}.{% endif %}
SELECT snapshots.*, coalesce(editions.edition, snapshots.file_name, snapshots.url) AS name,
    CASE WHEN editions.edition IS NULL THEN 'File of a source' ELSE 'Edition of ICE''s detention statistics' END AS kicker,
    NULL AS "where", editions.edition, editions.as_of, editions.in_force_from, editions.in_force_until, editions.n_facility_rows,
    editions.adp_sum, editions.flags, sources.title AS source,
    (SELECT count(*) FROM snapshot_checks AS checks WHERE checks.snapshot_sha256 = :id AND finding > 0 AND NOT holds) AS n_findings
FROM snapshots
JOIN sources USING (source_id)
LEFT JOIN editions USING (snapshot_sha256)
WHERE snapshots.snapshot_sha256 = :id
