-- One row per observation of a document: the day it was seen, by us or by the archive an import came from
-- (null where that is not known: the day of an import says nothing about the document).
SELECT
    source AS source_id,
    url,
    sha256 AS snapshot_sha256,
    via,
    bytes::BIGINT AS bytes,
    CASE WHEN via = 'crawl' THEN try_cast(left(observed_at, 10) AS DATE) ELSE try_cast(captured_on AS DATE) END AS seen_on
FROM raw.observations
WHERE sha256 IS NOT NULL AND coalesce(role, 'document') = 'document'
    AND sha256 NOT IN (SELECT erased FROM raw.observations WHERE erased IS NOT NULL)
