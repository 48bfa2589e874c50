WITH pairs AS (
    SELECT statement_id, version, text_sha256,
        lag(text_sha256) OVER (PARTITION BY statement_id ORDER BY version) AS text_before
    FROM core.statement_versions
)
SELECT
    statement_id, version, position::BIGINT AS position, before,
    CASE WHEN text_before < pairs.text_sha256 THEN removed ELSE added END AS removed,
    CASE WHEN text_before < pairs.text_sha256 THEN added ELSE removed END AS added,
    after
FROM pairs
JOIN raw.differences AS found
    ON found.text_sha256 = least(text_before, pairs.text_sha256)
    AND found.other_text_sha256 = greatest(text_before, pairs.text_sha256)
JOIN core.statements AS statements USING (statement_id)
JOIN core.sources AS sources USING (source_id)
WHERE sources.rights = 'us_government_work'
