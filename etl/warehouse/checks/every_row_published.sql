-- severity: error
-- title: Every facility row read from a workbook is published, and no other
-- why: A lost or invented row is a wrong figure for a place.
SELECT coalesce(read.snapshot_sha256, published.snapshot_sha256) AS snapshot_sha256, n_read, n_published
FROM (SELECT snapshot_sha256, count(*) AS n_read FROM raw.ice_detention_statistics_facilities GROUP BY ALL) AS read
FULL JOIN (SELECT snapshot_sha256, count(*) AS n_published FROM core.facility_population GROUP BY ALL) AS published
    USING (snapshot_sha256)
WHERE n_read IS DISTINCT FROM n_published
