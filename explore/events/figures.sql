-- The average of a place in an edition beside the one in force before it.
WITH pairs AS (
    SELECT editions.snapshot_sha256, editions.edition, editions.in_force_from AS day, editions.as_of, editions.fiscal_year,
        (SELECT before.snapshot_sha256 FROM editions AS before WHERE before.in_force_until = editions.in_force_from
            ORDER BY before.as_of DESC, before.snapshot_sha256 LIMIT 1) AS before_sha256
    FROM editions WHERE editions.in_force_from IS NOT NULL AND editions.same_table_as IS NULL
),
rows_of AS (
    SELECT snapshot_sha256, facility_id, sum(adp_total) AS average, group_concat(sheet || ' ' || adp_cells, ' and ') AS cells
    FROM facility_population WHERE facility_id IS NOT NULL AND adp_total IS NOT NULL GROUP BY snapshot_sha256, facility_id
)
SELECT 'figure/' || substr(pairs.snapshot_sha256, 1, 12) || '/' || now.facility_id AS id, pairs.day, now.facility_id, places.state,
    places.name AS place, was.average AS was, now.average AS now, now.cells, pairs.as_of, pairs.edition, pairs.snapshot_sha256,
    earlier.fiscal_year IS NOT pairs.fiscal_year AS new_year
FROM pairs
JOIN rows_of AS now ON now.snapshot_sha256 = pairs.snapshot_sha256
JOIN facilities AS places USING (facility_id)
LEFT JOIN editions AS earlier ON earlier.snapshot_sha256 = pairs.before_sha256
LEFT JOIN rows_of AS was ON was.snapshot_sha256 = pairs.before_sha256 AND was.facility_id = now.facility_id
ORDER BY pairs.day, now.facility_id
