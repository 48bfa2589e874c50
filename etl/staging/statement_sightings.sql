-- One row per sighting of a statement's text, numbered in order; version counts the changes of title or body so far. Sightings
-- whose day is not known come first, in the order of the last change that the page states.
WITH sightings AS (
    SELECT
        pages.*,
        answers.seen_at,
        row_number() OVER (
            PARTITION BY statement_id
            ORDER BY answers.seen_at NULLS FIRST, day_of(modified_meta) NULLS FIRST, pages.snapshot_sha256, item, answers.url, via
        ) AS sighting
    FROM staging.statement_pages AS pages
    JOIN staging.document_answers AS answers USING (snapshot_sha256, source_id)
),
compared AS (
    SELECT *,
        (text_sha256, title_sha256) IS DISTINCT FROM (
            lag(text_sha256) OVER (PARTITION BY statement_id ORDER BY sighting),
            lag(title_sha256) OVER (PARTITION BY statement_id ORDER BY sighting)
        ) OR sighting = 1 AS differs
    FROM sightings
)
SELECT *, sum(differs::INTEGER) OVER (PARTITION BY statement_id ORDER BY sighting)::BIGINT AS version
FROM compared
