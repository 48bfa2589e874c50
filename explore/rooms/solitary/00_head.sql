-- title: Solitary confinement
-- questions: segregation_trend
-- words: segregation isolation special management unit
-- answer: {% if row.placements %}ICE printed {{ row.placements|number }} placements in segregation for {{ row.month[:7] }}, in all places together: the newest month it has printed. A placement is not a person.{% else %}No edition we hold prints placements in segregation.{% endif %}
SELECT 'Solitary confinement' AS name, 'Subject' AS kicker, NULL AS "where", figures.value AS placements, figures.period_start AS month,
    figures.sheet, figures.cell, figures.snapshot_sha256
FROM (SELECT 1) LEFT JOIN (
    SELECT * FROM national_figures
    WHERE block = 'segregation_by_facility' AND facility_name = 'total' AND in_force_from IS NOT NULL AND in_force_until IS NULL AND value > 0
    ORDER BY period_start DESC, in_force_from DESC, snapshot_sha256 LIMIT 1
) AS figures ON TRUE
