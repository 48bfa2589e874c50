WITH versions AS (
    SELECT statement_id, version,
        arg_min(snapshot_sha256, sighting) AS snapshot_sha256, arg_min(item, sighting)::BIGINT AS item,
        min(seen_at)::DATE AS first_seen, max(seen_at)::DATE AS last_seen,
        arg_min(coalesce(meta_day, printed_day, listed_day), sighting) AS published, max(day_of(modified_meta)) AS modified,
        arg_min(text_sha256, sighting) AS text_sha256, arg_min(title_sha256, sighting) AS title_sha256,
        arg_min(word_count, sighting)::BIGINT AS word_count
    FROM staging.statement_sightings
    WHERE statement_id NOT IN (SELECT statement_id FROM raw.suppressions)
    GROUP BY statement_id, version
),
pairs AS (
    SELECT *,
        lag(text_sha256) OVER (PARTITION BY statement_id ORDER BY version) AS text_before,
        lag(title_sha256) OVER (PARTITION BY statement_id ORDER BY version) AS title_before,
        lag(published) OVER (PARTITION BY statement_id ORDER BY version) AS published_before,
        lag(last_seen) OVER (PARTITION BY statement_id ORDER BY version) AS seen_before
    FROM versions
)
SELECT
    statement_id, version, snapshot_sha256, item, first_seen, last_seen, pairs.published, modified, pairs.text_sha256, word_count,
    -- two bodies are compared in the order of their hashes: the other way round, what was added was removed
    CASE WHEN version = 1 THEN NULL WHEN text_before = pairs.text_sha256 THEN 0
        WHEN text_before < pairs.text_sha256 THEN changes.words_added ELSE changes.words_removed END AS words_added,
    CASE WHEN version = 1 THEN NULL WHEN text_before = pairs.text_sha256 THEN 0
        WHEN text_before < pairs.text_sha256 THEN changes.words_removed ELSE changes.words_added END AS words_removed,
    CASE WHEN version > 1 THEN text_before IS DISTINCT FROM pairs.text_sha256 END AS body_changed,
    CASE WHEN version > 1 THEN title_before IS DISTINCT FROM title_sha256 END AS title_changed,
    CASE WHEN version > 1 THEN published_before IS DISTINCT FROM pairs.published END AS date_changed,
    -- an earlier wording of an unknown day may in truth be the later one
    CASE WHEN seen_before IS NOT NULL THEN first_seen > pairs.published END AS after_publication
FROM pairs
LEFT JOIN raw.statement_changes AS changes
    ON changes.text_sha256 = least(text_before, pairs.text_sha256)
    AND changes.other_text_sha256 = greatest(text_before, pairs.text_sha256)
