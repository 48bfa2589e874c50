-- severity: error
-- title: Every figure read from a workbook is published, and no other
-- why: What coverage counts as read must reach a reader.
SELECT coalesce(read.snapshot_sha256, published.snapshot_sha256) AS snapshot_sha256, n_read, n_published
FROM (SELECT snapshot_sha256, count(*) AS n_read FROM raw.ice_detention_statistics_figures GROUP BY ALL) AS read
FULL JOIN (SELECT snapshot_sha256, count(*) AS n_published FROM core.national_figures GROUP BY ALL) AS published
    USING (snapshot_sha256)
WHERE n_read IS DISTINCT FROM n_published
