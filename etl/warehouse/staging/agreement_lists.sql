-- The day of each 287(g) list, from its file name: `-20250221214937`, `05142026am`, `07242025pm_b`. Only there is it said;
-- null where the name has another form.
WITH names AS (
    SELECT snapshot_sha256, min(seen_on) AS first_seen, min(regexp_extract(url, '([^/]+)\.xlsx$', 1, 'i')) AS name
    FROM staging.observations
    WHERE source_id = 'ice_287g'
    GROUP BY snapshot_sha256
)
SELECT
    snapshot_sha256,
    coalesce(
        try_strptime(regexp_extract(name, '-(20[0-9]{6})[0-9]{0,6}$', 1), '%Y%m%d')::DATE,
        try_strptime(regexp_extract(name, '[^0-9]([0-9]{4}20[0-9]{2})[a-z]*(_[a-z0-9])?$', 1), '%m%d%Y')::DATE,
        first_seen
    ) AS listed_on
FROM names
