WITH latest AS (
    SELECT *, min(seen_at) OVER (PARTITION BY statement_id)::DATE AS first_seen_any
    FROM staging.statement_sightings
    QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY sighting DESC) = 1
)
SELECT
    latest.statement_id,
    latest.source_id,
    sources.organization_id,
    CASE WHEN listed.statement_id IS NOT NULL THEN '[suppressed]' ELSE titles.title_shown END AS title,
    coalesce(meta_day, printed_day, listed_day) AS published,
    CASE WHEN meta_day IS NOT NULL AND printed_day = meta_day THEN 'both' WHEN meta_day IS NOT NULL THEN 'page metadata'
        WHEN printed_day IS NOT NULL THEN 'printed date' WHEN listed_day IS NOT NULL THEN 'index' END AS published_basis,
    year(coalesce(meta_day, printed_day, listed_day)) AS published_year,
    day_of(modified_meta) AS modified,
    language,
    CASE WHEN listed.statement_id IS NULL THEN dateline_printed END AS dateline,
    CASE WHEN listed.statement_id IS NULL THEN locality END AS locality,
    CASE WHEN listed.statement_id IS NULL THEN region END AS region,
    CASE WHEN listed.statement_id IS NULL THEN topics END AS topics,
    archived = 'yes' AS archived,
    CASE WHEN listed.statement_id IS NULL THEN word_count END::BIGINT AS word_count,
    CASE WHEN listed.statement_id IS NULL THEN canonical_url END AS url,
    CASE WHEN listed.statement_id IS NULL THEN issuer END AS issuer,
    CASE WHEN listed.statement_id IS NULL THEN coalesce(
        -- as elsewhere in print: Jake Auchincloss (D-MA)
        members.name || coalesce(' (' || nullif(concat_ws('-', left(members.party, 1), members.state), '') || ')', ''), issuer
    ) END AS issuer_name,
    listed.reason AS suppressed_because,
    listed.decided_on::DATE AS suppressed_on,
    text_by,
    version AS n_versions,
    first_seen_any AS first_seen,
    latest.snapshot_sha256,
    latest.item::BIGINT AS item,
    CASE WHEN listed.statement_id IS NULL THEN latest.text_sha256 END AS text_sha256,
    CASE WHEN listed.statement_id IS NOT NULL THEN NULL WHEN latest.text_sha256 IS NULL THEN 'title only'
        WHEN sources.rights <> 'us_government_work' THEN 'quotations' WHEN texts.body IS NOT NULL THEN 'full'
        ELSE 'not held' END AS text_state,
    page_state,
    state_since,
    last_asked,
    arg_min(latest.statement_id, (coalesce(published, DATE '9999-12-31'), latest.statement_id))
        OVER (PARTITION BY CASE WHEN listed.statement_id IS NULL THEN clusters.cluster END, CASE
            WHEN listed.statement_id IS NOT NULL OR clusters.cluster IS NULL THEN latest.statement_id END) AS cluster_id
FROM latest
JOIN core.sources AS sources USING (source_id)
LEFT JOIN raw.statement_titles AS titles
    ON titles.snapshot_sha256 = latest.snapshot_sha256 AND coalesce(titles.item, 1) = latest.item
LEFT JOIN raw.statement_texts AS texts
    ON texts.snapshot_sha256 = latest.snapshot_sha256 AND coalesce(texts.item, 1) = latest.item
LEFT JOIN staging.statement_states AS states ON states.statement_id = latest.statement_id
LEFT JOIN raw.congress_press_releases_members AS members
    ON members.snapshot_sha256 = latest.snapshot_sha256 AND members.item = latest.item
LEFT JOIN raw.statement_clusters AS clusters ON clusters.text_sha256 = latest.text_sha256
LEFT JOIN raw.suppressions AS listed ON listed.statement_id = latest.statement_id
