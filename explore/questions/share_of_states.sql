-- title: What share each state holds, on two days
-- question: What share is held in Texas and Louisiana?
-- group: The whole country
-- line: every state's share, then and now
-- words: texas louisiana share of each state out of state transfers
-- example: day_1=2025-01-20
-- answer: {% set two = rows|selectattr("code", "in", ["TX", "LA"])|list %}{% if two|length == 2 %}Texas and Louisiana together hold {{ two|map(attribute="percent_2")|sum|number }} percent of the sum of ICE's averages in its table to {{ row.table_2|day }}{% if two[0].percent_1 is not none and two[1].percent_1 is not none %}, after {{ two|map(attribute="percent_1")|sum|number }} percent in its table to {{ row.table_1|day }}{% endif %}: {% for one in two %}{{ one.state }} {{ one.percent_2|number }}{{ ", " if not loop.last }}{% endfor %}.{% else %}{{ row.state }} holds the most: {{ row.percent_2|number }} percent of the sum of ICE's averages in its table to {{ row.table_2|day }}.{% endif %}
-- description: The averages of ICE's facility table (people a day since 1 October), added up by the state that the table prints, and each state's share of the sum of all. day_1 and day_2: YYYY-MM-DD; for each the last edition whose table ends on or before that day (empty: 20 January 2025, and the newest). A sum of averages is no count of people, but its shares can be compared. Rows whose state ICE left empty are counted in the whole, as “not stated”. Who was moved from one state to another can't be told: that needs person-level records, which we do not publish.
WITH asked AS (
    SELECT 1 AS which, date(coalesce(nullif(trim(:day_1), ''), '2025-01-20')) AS day
    UNION ALL
    SELECT 2, date(coalesce(nullif(trim(:day_2), ''), '9999-12-31'))
),
chosen AS (
    SELECT asked.which, (
        SELECT editions.snapshot_sha256
        FROM editions
        WHERE editions.as_of <= asked.day
            AND EXISTS (SELECT 1 FROM facility_population AS rows WHERE rows.snapshot_sha256 = editions.snapshot_sha256)
        ORDER BY editions.as_of DESC, editions.in_force_from DESC, editions.snapshot_sha256
        LIMIT 1
    ) AS snapshot_sha256
    FROM asked
),
sums AS (
    SELECT chosen.which, population.snapshot_sha256, population.sheet, population.as_of, coalesce(population.state, '') AS code,
        sum(population.adp_total) AS adp, count(*) AS places
    FROM chosen
    JOIN facility_population AS population USING (snapshot_sha256)
    GROUP BY chosen.which, coalesce(population.state, '')
),
whole AS (
    SELECT which, sum(adp) AS adp, max(as_of) AS as_of FROM sums GROUP BY which
)
SELECT
    CASE WHEN two.code = '' THEN 'not stated' ELSE coalesce(state_name(two.code), two.code) END AS state,
    two.code,
    round(100.0 * one.adp / nullif(before.adp, 0), 1) AS percent_1,
    round(100.0 * two.adp / nullif(after.adp, 0), 1) AS percent_2,
    round(one.adp, 1) AS sum_of_averages_1,
    round(two.adp, 1) AS sum_of_averages_2,
    one.places AS places_1,
    two.places AS places_2,
    before.as_of AS table_1,
    after.as_of AS table_2,
    one.snapshot_sha256 AS snapshot_before,
    two.snapshot_sha256 AS snapshot_now
FROM sums AS two
JOIN whole AS after ON after.which = 2
LEFT JOIN sums AS one ON one.which = 1 AND one.code = two.code
LEFT JOIN whole AS before ON before.which = 1
WHERE two.which = 2
ORDER BY two.adp DESC, two.code
