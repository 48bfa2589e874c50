-- One row per answer about a document's URL, also those that brought no bytes. A 304 says that the bytes are those of the
-- answer before it. seen_at: when, to the second for a crawl, to the day for an archive's capture; null where not known.
SELECT
    source AS source_id,
    url,
    via,
    status,
    found_by,
    published_on IS NOT NULL AS bare_text,  -- somebody took it from the page
    CASE WHEN via = 'crawl' THEN observed_at::TIMESTAMP ELSE try_cast(captured_on AS DATE)::TIMESTAMP END AS seen_at,
    coalesce(sha256, CASE WHEN status = '304' THEN last_value(sha256 IGNORE NULLS) OVER (
        PARTITION BY source, url ORDER BY observed_at, sha256 NULLS LAST, status ROWS UNBOUNDED PRECEDING
    ) END) AS snapshot_sha256
FROM raw.observations
WHERE erased IS NULL AND coalesce(role, 'document') = 'document'
