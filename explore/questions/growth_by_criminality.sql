-- title: Who the growth is made of: people detained by criminality, between two days
-- question: Who is the growth made of?
-- group: The whole country
-- line: convicted, charged or neither
-- example: day_1=2025-01-20
-- answer: {% if row.growth is not none %}From {{ row.day_1|day }} to {{ row.day_2|day }} the number of people detained {{ "grew" if row.growth >= 0 else "fell" }} by {{ row.growth|abs|people }}, from {{ row.people_1|people }} to {{ row.people_2|people }}{% if rows|length > 1 %}; the group “{{ rows[1].people }}” made up {{ rows[1].percent_of_all_growth|number }} percent of that{% endif %}.{% endif %}
-- description: How much each group grew between two days, and its share of the growth of all. Convicted, pending charges and other immigration violators are ICE's categories; the last means that ICE knows of no conviction or charge. agency: ice, cbp or total (empty: total). day_1 and day_2: YYYY-MM-DD; for each the last day counted on or before it is used (empty: 20 January 2025, and the newest). Counts under a day that cannot be right (more than 60 days before the edition was public, or after it) are left out.
WITH asked AS (
    SELECT 1 AS which, date(coalesce(nullif(trim(:day_1), ''), '2025-01-20')) AS day
    UNION ALL
    SELECT 2, date(coalesce(nullif(trim(:day_2), ''), '9999-12-31'))
),
counts AS (
    SELECT figures.*, editions.in_force_from
    FROM national_figures AS figures
    JOIN editions USING (snapshot_sha256)
    WHERE figures.block = 'detained_by_criminality' AND figures.measure = 'detained'
        AND figures.agency = lower(coalesce(nullif(trim(:agency), ''), 'total'))
        AND julianday(editions.in_force_from) - julianday(figures.as_of) BETWEEN 0 AND 60
),
chosen AS (
    SELECT asked.which, (
        SELECT snapshot_sha256 FROM counts
        WHERE counts.as_of <= asked.day
        ORDER BY counts.as_of DESC, counts.in_force_from, counts.snapshot_sha256
        LIMIT 1
    ) AS snapshot_sha256
    FROM asked
),
pairs AS (
    SELECT one.criminality, one.as_of AS day_1, two.as_of AS day_2, one.value AS people_1, two.value AS people_2,
        one.sheet AS sheet_1, one.cell AS cell_1, two.sheet AS sheet_2, two.cell AS cell_2,
        one.snapshot_sha256 AS snapshot_before, two.snapshot_sha256 AS snapshot_now
    FROM chosen AS first
    JOIN counts AS one ON one.snapshot_sha256 = first.snapshot_sha256
    JOIN chosen AS second ON second.which = 2
    JOIN counts AS two ON two.snapshot_sha256 = second.snapshot_sha256 AND two.criminality = one.criminality
    WHERE first.which = 1
)
SELECT
    CASE criminality WHEN 'convicted' THEN 'convicted' WHEN 'pending' THEN 'pending charges'
        WHEN 'other_violator' THEN 'other immigration violators' ELSE criminality END AS people,
    day_1,
    day_2,
    CAST(people_1 AS INTEGER) AS people_1,
    CAST(people_2 AS INTEGER) AS people_2,
    CAST(people_2 - people_1 AS INTEGER) AS growth,
    round(100.0 * (people_2 - people_1) / nullif(people_1, 0), 1) AS growth_percent,
    round(100.0 * (people_2 - people_1) / nullif((SELECT people_2 - people_1 FROM pairs WHERE criminality = 'total'), 0), 1)
        AS percent_of_all_growth,
    sheet_1,
    cell_1,
    sheet_2,
    cell_2,
    snapshot_before,
    snapshot_now
FROM pairs
ORDER BY CASE criminality WHEN 'total' THEN 1 ELSE 2 END, growth DESC, criminality
