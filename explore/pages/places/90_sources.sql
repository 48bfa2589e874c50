-- title: Where each figure comes from
-- folded: yes
-- note: The files behind this page. Each table above gives the cell, line, code or page; the files are named by the sha256 of their bytes, because ICE overwrites and removes them; above by its first 8 digits.
-- empty: Nothing on this page comes from a source but the registry itself.
WITH used AS (
    SELECT 'population, inspections and minimum of the editions' AS gives, snapshot_sha256, count(*) AS n_rows
    FROM facility_population WHERE facility_id = :facility_id GROUP BY snapshot_sha256
    UNION ALL
    SELECT 'capacity, contract and yearly averages', snapshot_sha256, count(*)
    FROM facility_attributes WHERE facility_id = :facility_id AND source_id = 'ice_facility_lists' GROUP BY snapshot_sha256
    UNION ALL
    SELECT 'daily counts', snapshot_sha256, sum(n_days)
    FROM facility_day_series WHERE facility_id = :facility_id GROUP BY snapshot_sha256
    UNION ALL
    SELECT 'deaths', snapshot_sha256, count(*)
    FROM deaths_in_custody WHERE facility_id = :facility_id GROUP BY snapshot_sha256
    UNION ALL
    SELECT 'documents', snapshot_sha256, count(*)
    FROM facility_documents WHERE facility_id = :facility_id GROUP BY snapshot_sha256
)
SELECT
    used.gives,
    sources.title AS source,
    '/detention/sources/' || sources.source_id AS source_href,
    count(DISTINCT used.snapshot_sha256) AS files,
    sum(used.n_rows) AS "rows",
    CASE WHEN count(DISTINCT used.snapshot_sha256) = 1 THEN min(snapshots.snapshot_sha256)
        ELSE 'each row names its file' END AS "sha256",
    replace(sources.rights, '_', ' ') AS rights,
    sources.citation AS "cite as"
FROM used
JOIN snapshots USING (snapshot_sha256)
JOIN sources USING (source_id)
GROUP BY used.gives, sources.source_id
ORDER BY sources.source_id, used.gives
