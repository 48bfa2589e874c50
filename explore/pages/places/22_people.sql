-- title: Who is held, by ICE's categories
-- folded: yes
-- note: Average daily population since 1 October, from the newest table that lists it. "Criminal" is ICE's category and its table does not say whether a pending charge counts; the threat levels are ICE's own. They are averages of the year, not a count of one day.
WITH newest AS (
    SELECT population.*
    FROM facility_population AS population
    JOIN editions USING (snapshot_sha256)
    WHERE population.facility_id = :facility_id
    ORDER BY population.as_of DESC, editions.in_force_from DESC, population.snapshot_sha256, population.row
    LIMIT 1
),
groups AS (
    SELECT 1 AS place, 'men ICE calls criminal' AS "group", adp_male_crim AS people, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 2, 'men ICE does not call criminal', adp_male_non_crim, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 3, 'women ICE calls criminal', adp_female_crim, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 4, 'women ICE does not call criminal', adp_female_non_crim, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 5, 'threat level 1, the highest', adp_threat_1, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 6, 'threat level 2', adp_threat_2, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 7, 'threat level 3', adp_threat_3, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 8, 'no threat level', adp_no_threat, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
    UNION ALL SELECT 9, 'held under mandatory detention', adp_mandatory, as_of, sheet, row, snapshot_sha256, adp_total FROM newest
)
SELECT "group", round(people, 1) AS "average held", round(100.0 * people / nullif(adp_total, 0), 1) AS "percent of all",
    as_of AS "table to", sheet || ', row ' || row AS "sheet and row", '/detention/snapshots/' || snapshot_sha256 AS row_href
FROM groups
WHERE people IS NOT NULL
ORDER BY place
