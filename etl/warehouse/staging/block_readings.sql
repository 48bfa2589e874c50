-- How each block of each edition was read, whichever of its tables and sheets; the edition's day, to tell which came first.
WITH days AS (
    SELECT snapshot_sha256, coalesce(editions.in_force_from, editions.as_of, snapshots.first_seen) AS day
    FROM core.snapshots AS snapshots LEFT JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE snapshots.source_id = 'ice_detention_statistics'
),
-- what earlier readers left has no account of its blocks: they refused those that were not whole
accounts AS (
    SELECT snapshot_sha256, block, state, sheet, title_cell, figures, unreviewed, labels, reason
    FROM raw.ice_detention_statistics_blocks
    UNION ALL
    SELECT snapshot_sha256, block, 'read', sheet, title_cell, count(*), 0, NULL, NULL
    FROM raw.ice_detention_statistics_figures
    WHERE snapshot_sha256 NOT IN (SELECT snapshot_sha256 FROM raw.ice_detention_statistics_blocks)
    GROUP BY ALL
    UNION ALL
    SELECT snapshot_sha256, 'facilities', 'read', sheet, NULL, count(*), 0, NULL, NULL
    FROM raw.ice_detention_statistics_facilities
    WHERE snapshot_sha256 NOT IN (SELECT snapshot_sha256 FROM raw.ice_detention_statistics_blocks)
    GROUP BY ALL
),
found AS (
    SELECT
        snapshot_sha256, block,
        CASE
            WHEN bool_and(state = 'refused') THEN 'refused'
            WHEN bool_or(state <> 'read') THEN 'partial'
            ELSE 'read'
        END AS state,
        string_agg(DISTINCT sheet, '; ' ORDER BY sheet) AS sheets,
        count(*) FILTER (WHERE state <> 'refused') AS n_tables,
        sum(figures)::BIGINT AS n_cells,
        coalesce(sum(unreviewed), 0)::BIGINT AS n_unreviewed,
        nullif(string_agg(labels, '; ' ORDER BY sheet, title_cell), '') AS labels,
        nullif(string_agg(reason, '; ' ORDER BY sheet, title_cell), '') AS reason
    FROM accounts
    GROUP BY snapshot_sha256, block
)
SELECT found.*, days.day FROM found JOIN days USING (snapshot_sha256)
