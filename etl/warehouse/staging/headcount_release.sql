-- The headcount to read: the file whose days reach furthest, of several the longest. Its dates are starts of days.
SELECT snapshot_sha256, max(date)::DATE - 1 AS last_night
FROM raw.uwchr_headcount_days
GROUP BY snapshot_sha256
ORDER BY last_night DESC, count(*) DESC, snapshot_sha256
LIMIT 1
