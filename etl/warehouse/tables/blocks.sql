-- A block is expected of an edition where one of the 120 days before had it: ICE skips at most two months. ICE's own ends show
-- as absent for that long, and no longer.
WITH editions AS (
    SELECT snapshot_sha256, coalesce(editions.in_force_from, editions.as_of, snapshots.first_seen) AS day,
        extractions.state AS extraction_state, extractions.reason AS extraction_reason
    FROM core.snapshots AS snapshots
    LEFT JOIN core.editions AS editions USING (snapshot_sha256)
    JOIN raw.extractions AS extractions
        ON extractions.snapshot_sha256 = snapshots.snapshot_sha256 AND extractions.source = 'ice_detention_statistics'
    WHERE snapshots.source_id = 'ice_detention_statistics'
),
expected AS (
    SELECT editions.snapshot_sha256, readings.block, arg_max(readings.snapshot_sha256, (readings.day, readings.snapshot_sha256)) AS last_read_in
    FROM editions
    JOIN staging.block_readings AS readings
        ON readings.day BETWEEN editions.day - 120 AND editions.day AND readings.snapshot_sha256 <> editions.snapshot_sha256
        AND readings.state <> 'refused' AND readings.block <> 'unreviewed'
    GROUP BY editions.snapshot_sha256, readings.block
),
-- a block that is not found may stand on a sheet that was refused
sheets AS (
    SELECT snapshot_sha256, string_agg(sheet || ': ' || reason, '; ' ORDER BY sheet_index) AS reason
    FROM raw.ice_detention_statistics_sheets
    WHERE state = 'refused'
    GROUP BY snapshot_sha256
)
SELECT
    coalesce(readings.snapshot_sha256, expected.snapshot_sha256) AS snapshot_sha256,
    coalesce(readings.block, expected.block) AS block,
    CASE
        WHEN readings.state IS NOT NULL THEN readings.state
        WHEN editions.extraction_state IN ('refused', 'quarantined') OR sheets.reason IS NOT NULL THEN 'refused'
        ELSE 'absent'
    END AS state,
    CASE
        WHEN readings.state IS NOT NULL THEN readings.reason
        WHEN editions.extraction_state IN ('refused', 'quarantined') THEN editions.extraction_reason
        ELSE sheets.reason
    END AS reason,
    readings.sheets,
    coalesce(readings.n_tables, 0) AS n_tables,
    coalesce(readings.n_cells, 0) AS n_cells,
    coalesce(readings.n_unreviewed, 0) AS n_unreviewed,
    readings.labels AS labels_unreviewed,
    sums.n_sums,
    sums.n_sums_that_fit,
    -- checks judge a block where nothing is missing and every label is known, or fits every sum it takes part in
    coalesce(
        readings.state = 'read' AND readings.block <> 'unreviewed'
        AND (readings.n_unreviewed = 0 OR sums.n_sums = sums.n_sums_that_fit), false
    ) AS is_whole,
    expected.last_read_in
FROM staging.block_readings AS readings
FULL JOIN expected ON expected.snapshot_sha256 = readings.snapshot_sha256 AND expected.block = readings.block
LEFT JOIN editions ON editions.snapshot_sha256 = coalesce(readings.snapshot_sha256, expected.snapshot_sha256)
LEFT JOIN sheets ON sheets.snapshot_sha256 = editions.snapshot_sha256
LEFT JOIN staging.block_sums AS sums ON sums.snapshot_sha256 = readings.snapshot_sha256 AND sums.block = readings.block
