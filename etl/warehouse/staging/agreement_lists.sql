-- The day of each 287(g) list, from its file name: `-20250221214937`, `05142026am`, `07242025pm_b`, `12042025pm2`, `05122025amB`;
-- the day it was first seen where the name has another form. A name can carry a wrong year (`pendingAgencies01092025pm.xlsx`,
-- with the columns of 2026): where the columns filled are not those of the nearest list in time, but are those of the nearest
-- a year on or back, the year is mended.
WITH names AS (
    SELECT snapshot_sha256, min(seen_on) AS first_seen, min(regexp_extract(url, '([^/]+)\.xlsx$', 1, 'i')) AS name
    FROM staging.observations
    WHERE source_id = 'ice_287g'
    GROUP BY snapshot_sha256
),
named AS (
    SELECT
        snapshot_sha256,
        coalesce(
            try_strptime(regexp_extract(name, '-(20[0-9]{6})[0-9]{0,6}$', 1), '%Y%m%d')::DATE,
            try_strptime(regexp_extract(name, '[^0-9]([0-9]{4}20[0-9]{2})[A-Za-z]*[0-9]?(_[a-z0-9])?$', 1), '%m%d%Y')::DATE,
            first_seen
        ) AS named_on
    FROM names
),
layouts AS (
    SELECT snapshot_sha256, min(list) AS status,
        concat_ws(' ', 'state', CASE WHEN count(agency_type) > 0 THEN 'type' END, CASE WHEN count(county) > 0 THEN 'county' END,
            CASE WHEN count(moa) > 0 THEN 'moa' END, CASE WHEN count(addendum) > 0 THEN 'addendum' END) AS layout
    FROM raw.ice_287g_agreements
    GROUP BY snapshot_sha256
),
lists AS (
    SELECT named.snapshot_sha256, named_on, status, layout FROM named LEFT JOIN layouts USING (snapshot_sha256)
),
nearest AS (
    SELECT lists.snapshot_sha256, years.n AS years,
        arg_min(others.layout, struct_pack(
            days := abs(others.named_on - (lists.named_on + to_years(years.n))::DATE), sha256 := others.snapshot_sha256
        )) AS layout
    FROM lists
    CROSS JOIN (VALUES (-1), (0), (1)) AS years (n)
    JOIN lists AS others ON others.status = lists.status AND others.snapshot_sha256 <> lists.snapshot_sha256
    WHERE abs(others.named_on - (lists.named_on + to_years(years.n))::DATE) <= CASE years.n WHEN 0 THEN 366 ELSE 31 END
    GROUP BY ALL
),
mended AS (
    SELECT lists.snapshot_sha256, min(nearest.years) AS years
    FROM lists
    JOIN nearest ON nearest.snapshot_sha256 = lists.snapshot_sha256 AND nearest.years <> 0 AND nearest.layout = lists.layout
    JOIN nearest AS printed
        ON printed.snapshot_sha256 = lists.snapshot_sha256 AND printed.years = 0 AND printed.layout <> lists.layout
    GROUP BY lists.snapshot_sha256
    HAVING count(*) = 1
)
SELECT lists.snapshot_sha256, coalesce((named_on + to_years(mended.years))::DATE, named_on) AS listed_on
FROM lists LEFT JOIN mended USING (snapshot_sha256)
