WITH latest AS (
    SELECT *, count(DISTINCT text_sha256) OVER (PARTITION BY statement_id) AS n_versions,
        min(first_seen) OVER (PARTITION BY statement_id) AS first_seen_any
    FROM staging.statement_pages
    QUALIFY row_number() OVER (
        PARTITION BY statement_id ORDER BY first_seen DESC NULLS LAST, day_of(modified_meta) DESC NULLS LAST, snapshot_sha256, item
    ) = 1
)
SELECT
    statement_id,
    latest.source_id,
    sources.organization_id,
    titles.title_shown AS title,
    coalesce(meta_day, printed_day) AS published,
    CASE WHEN meta_day IS NOT NULL AND printed_day = meta_day THEN 'both' WHEN meta_day IS NOT NULL THEN 'page metadata'
        WHEN printed_day IS NOT NULL THEN 'printed date' END AS published_basis,
    year(coalesce(meta_day, printed_day)) AS published_year,
    day_of(modified_meta) AS modified,
    language,
    dateline_printed AS dateline,
    locality,
    region,
    topics,
    archived = 'yes' AS archived,
    word_count::BIGINT AS word_count,
    canonical_url AS url,
    issuer,
    n_versions,
    first_seen_any AS first_seen,
    latest.snapshot_sha256,
    latest.item::BIGINT AS item,
    text_sha256
FROM latest
JOIN core.sources AS sources USING (source_id)
LEFT JOIN raw.statement_titles AS titles
    ON titles.snapshot_sha256 = latest.snapshot_sha256 AND coalesce(titles.item, 1) = latest.item
