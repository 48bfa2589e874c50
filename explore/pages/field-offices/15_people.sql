-- title: Who is held, by ICE's categories
-- note: Sums of the averages since 1 October over its places in ICE's newest table. "Criminal" is ICE's word; the share without a conviction on one day is told for the whole country only.
-- answer: {% if row.percent is not none %}Of those people {{ row.percent|number }} percent are ones ICE does not call criminal.{% endif %}
WITH newest AS (
    SELECT snapshot_sha256, as_of FROM editions ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256 LIMIT 1
),
sums AS (
    SELECT sum(adp_male_crim + adp_female_crim) AS criminal, sum(adp_male_non_crim + adp_female_non_crim) AS others,
        sum(adp_threat_1) AS level_1, sum(adp_no_threat) AS no_level
    FROM newest
    JOIN facility_population AS population USING (snapshot_sha256)
    JOIN facilities USING (facility_id)
    WHERE facilities.aor = :id
)
SELECT "group", round(people, 1) AS "average held", percent
FROM (
    SELECT 1 AS place, 'people ICE does not call criminal' AS "group", others AS people, round(100.0 * others / nullif(criminal + others, 0), 1) AS percent FROM sums
    UNION ALL SELECT 2, 'people ICE calls criminal', criminal, round(100.0 * criminal / nullif(criminal + others, 0), 1) FROM sums
    UNION ALL SELECT 3, 'threat level 1, the highest', level_1, NULL FROM sums
    UNION ALL SELECT 4, 'no threat level', no_level, NULL FROM sums
)
WHERE people IS NOT NULL
ORDER BY place
