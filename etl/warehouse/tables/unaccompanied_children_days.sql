-- Of several captures of the file the one that reaches furthest is the latest.
WITH captures AS (
    SELECT snapshot_sha256, row_number() OVER (ORDER BY max(date) DESC, count(*) DESC, snapshot_sha256) AS newest
    FROM staging.hhs_days
    GROUP BY snapshot_sha256
)
SELECT hhs_days.*, captures.newest = 1 AS in_latest
FROM staging.hhs_days JOIN captures USING (snapshot_sha256)
