-- One row per sighting of a statement's text, numbered in order; version counts the changes of title or body so far. Sightings
-- whose day is not known come first, in the order of the last change that the page states.
-- A collection that others made, or a bare text that somebody took from the page (text_by others), is no sighting of the page:
-- the text was taken out of it in another way, so a difference is no edit. Where we read the publisher ourselves it is left
-- out; else only its latest text stands.
WITH found AS (
    SELECT
        pages.*, answers.seen_at, answers.url, answers.via,
        CASE WHEN site_of(answers.url) = site_of(canonical_url) AND NOT bare_text THEN 'ledger' ELSE 'others' END AS text_by
    FROM staging.statement_pages AS pages
    JOIN staging.document_answers AS answers USING (snapshot_sha256, source_id)
),
chosen AS (
    SELECT * FROM found
    QUALIFY CASE WHEN bool_or(text_by = 'ledger') OVER (PARTITION BY statement_id) THEN text_by = 'ledger' ELSE row_number() OVER (
        PARTITION BY statement_id
        ORDER BY seen_at DESC NULLS LAST, day_of(modified_meta) DESC NULLS LAST, snapshot_sha256, item, url, via
    ) = 1 END
),
sightings AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY statement_id
            ORDER BY seen_at NULLS FIRST, day_of(modified_meta) NULLS FIRST, snapshot_sha256, item, url, via
        ) AS sighting
    FROM chosen
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
