WITH held AS (
    SELECT source_id, count(*) AS n_snapshots, min(first_seen) AS first_seen, max(first_seen) AS last_changed,
        max(last_seen) AS last_seen
    FROM core.snapshots
    GROUP BY source_id
)
SELECT
    sources.source_id,
    publisher AS organization_id,
    title,
    homepage,
    rights,
    rights_note,
    citation,
    cadence_days::BIGINT AS cadence_days,
    cadence_note,
    coalesce(n_snapshots, 0) AS n_snapshots,
    first_seen,
    last_changed,
    last_seen
FROM raw.sources AS sources LEFT JOIN held ON held.source_id = sources.source_id
