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
),
-- A suppressed statement gives no address away: none that makes its id, none at which a page of nothing else was seen.
pages AS (
    SELECT statements.snapshot_sha256, bool_and(listed.statement_id IS NOT NULL) AS suppressed
    FROM raw.statements AS statements
    LEFT JOIN raw.suppressions AS listed ON listed.statement_id = left(sha256(statements.canonical_url), 16)
    GROUP BY statements.snapshot_sha256
),
addresses AS (
    SELECT url FROM staging.observations JOIN pages USING (snapshot_sha256) WHERE pages.suppressed
    UNION
    SELECT url FROM staging.observations
    WHERE left(sha256(url), 16) IN (SELECT statement_id FROM raw.suppressions)
),
withheld AS (SELECT DISTINCT snapshot_sha256 FROM staging.observations WHERE url IN (SELECT url FROM addresses))
SELECT
    seen.* REPLACE (
        CASE WHEN withheld.snapshot_sha256 IS NULL THEN seen.url END AS url,
        CASE WHEN withheld.snapshot_sha256 IS NULL THEN seen.urls END AS urls
    ),
    -- what was wrong with a withheld page is said in words that may quote it
    owners.* EXCLUDE (snapshot_sha256) REPLACE (
        CASE WHEN withheld.snapshot_sha256 IS NULL THEN owners.reason END AS reason
    ),
    -- ICE names its death reports after the deceased, and the last part of a release's address can name who was arrested:
    -- people first, so another name is shown (the link stays: it is the publisher's, and the only proof of the row)
    CASE WHEN withheld.snapshot_sha256 IS NOT NULL THEN 'withheld-' || left(snapshot_sha256, 8)
        WHEN source_id = 'ice_death_reports' THEN 'death-report-' || left(snapshot_sha256, 8) || '.pdf'
        WHEN source_id IN (SELECT source_id FROM owners JOIN pages USING (snapshot_sha256))
            AND NOT regexp_full_match(url, '.*/[^/]+\.[a-z]{3,4}')
        THEN 'page-' || left(snapshot_sha256, 8)
        ELSE coalesce(nullif(regexp_extract(url, '([^/]+)/?$', 1), ''), url) END AS file_name
FROM seen JOIN owners USING (snapshot_sha256) LEFT JOIN withheld USING (snapshot_sha256)
