-- title: What changed in the newest edition
-- question: What changed in the newest edition?
-- group: All places
-- line: places that appeared, vanished, grew
-- answer: Between the table to {{ row.as_of_before|day }} and that to {{ row.as_of_now|day }}, {{ rows|selectattr("change", "equalto", "listed for the first time")|list|length|counted("place") }} appeared for the first time and {{ rows|selectattr("change", "equalto", "no longer listed (which is not zero)")|list|length }} are no longer listed, which is not zero.
-- description: ICE's newest facility table against the one before it (the last with an earlier day and other contents). Listed for the first time means: in the editions we hold. No longer listed is not zero: ICE lists only places that hold at least one person on the day it pulls the table, and the days counted there disappear from it. ADP is an average over the fiscal year to date, so a fall can come from a split of one row into two (compare the places of the same city), and across 1 October every average starts again.
WITH newest AS (
    SELECT * FROM editions
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
previous AS (
    SELECT * FROM editions
    WHERE as_of < (SELECT as_of FROM newest)
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
listed AS (
    SELECT
        population.snapshot_sha256,
        coalesce(population.facility_id, population.name_printed || ', ' || coalesce(population.city, '?')) AS place,
        max(population.facility_id) AS facility_id,
        max(population.name_printed) AS name_printed,
        max(population.city || ', ' || population.state) AS city,
        sum(population.adp_total) AS adp_total,
        sum(population.guaranteed_minimum) AS minimum,
        group_concat(population.sheet || '!' || population.adp_cells, ' and ') AS cells
    FROM facility_population AS population
    WHERE population.snapshot_sha256 IN (SELECT snapshot_sha256 FROM newest UNION SELECT snapshot_sha256 FROM previous)
    GROUP BY population.snapshot_sha256, place
),
now AS (SELECT listed.* FROM listed JOIN newest USING (snapshot_sha256)),
before AS (SELECT listed.* FROM listed JOIN previous USING (snapshot_sha256)),
pairs AS (
    SELECT now.place FROM now
    UNION
    SELECT before.place FROM before
)
SELECT
    CASE
        WHEN before.place IS NULL AND facilities.first_as_of < newest.as_of THEN 'listed again'
        WHEN before.place IS NULL THEN 'listed for the first time'
        WHEN now.place IS NULL THEN 'no longer listed (which is not zero)'
        WHEN now.minimum IS NOT before.minimum THEN 'guaranteed minimum changed'
        ELSE 'average changed'
    END AS change,
    coalesce(facilities.name, now.name_printed, before.name_printed) AS facility,
    coalesce(now.city, before.city) AS city,
    round(before.adp_total, 2) AS adp_before,
    round(now.adp_total, 2) AS adp_now,
    round(now.adp_total - before.adp_total, 2) AS adp_change,
    before.minimum AS minimum_before,
    now.minimum AS minimum_now,
    previous.as_of AS as_of_before,
    newest.as_of AS as_of_now,
    CASE WHEN newest.fiscal_year <> previous.fiscal_year THEN 'averages restarted: new fiscal year'
        WHEN newest.days_in_period IS NULL OR previous.days_in_period IS NULL THEN 'ICE rounded one of the two tables'
    END AS note,
    before.cells AS cells_before,
    now.cells AS cells_now,
    coalesce(now.facility_id, before.facility_id) AS facility_id,
    previous.snapshot_sha256 AS snapshot_before,
    newest.snapshot_sha256 AS snapshot_now
FROM pairs
CROSS JOIN newest
CROSS JOIN previous
LEFT JOIN now ON now.place = pairs.place
LEFT JOIN before ON before.place = pairs.place
LEFT JOIN facilities ON facilities.facility_id = pairs.place
WHERE now.place IS NULL OR before.place IS NULL OR now.minimum IS NOT before.minimum
    OR round(now.adp_total, 2) IS NOT round(before.adp_total, 2)
ORDER BY
    CASE WHEN before.place IS NULL THEN 1 WHEN now.place IS NULL THEN 2 WHEN now.minimum IS NOT before.minimum THEN 3 ELSE 4 END,
    abs(coalesce(now.adp_total, 0) - coalesce(before.adp_total, 0)) DESC,
    pairs.place
