WITH seen AS (
    SELECT
        snapshot_sha256,
        arg_min(url, (coalesce(seen_on, DATE '9999-12-31'), url)) AS url,
        count(DISTINCT url) AS n_urls,
        string_agg(DISTINCT url, ' ' ORDER BY url) AS urls,
        max(bytes) AS bytes,
        min(seen_on) AS first_seen,
        max(seen_on) AS last_seen,
        min(via) AS via
    FROM staging.observations
    GROUP BY snapshot_sha256
),
-- The same bytes can be a document of two sources (a page of ice.gov): they belong to the one that reads them.
owners AS (
    SELECT
        claims.snapshot_sha256, claims.source_id, coalesce(extractions.state, 'pending') AS state, extractions.reason,
        extractions.sheet AS reason_sheet, extractions.cell AS reason_cell, extractions.n_records::BIGINT AS n_records
    FROM (SELECT DISTINCT snapshot_sha256, source_id FROM staging.observations) AS claims
    LEFT JOIN raw.extractions AS extractions
        ON extractions.snapshot_sha256 = claims.snapshot_sha256 AND extractions.source = claims.source_id
    QUALIFY row_number() OVER (
        PARTITION BY claims.snapshot_sha256
        ORDER BY coalesce(extractions.state, 'pending') = 'ignored', claims.source_id
    ) = 1
)
SELECT
    seen.*,
    owners.* EXCLUDE (snapshot_sha256),
    -- ICE names its death reports after the deceased: people first, so another name is shown (the link stays)
    CASE WHEN source_id = 'ice_death_reports' THEN 'death-report-' || left(snapshot_sha256, 8) || '.pdf'
        ELSE coalesce(nullif(regexp_extract(url, '([^/]+)/?$', 1), ''), url) END AS file_name
FROM seen JOIN owners USING (snapshot_sha256)
