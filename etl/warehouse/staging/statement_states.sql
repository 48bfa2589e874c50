-- What a statement's own page answered last, and since when it has been answering so. Answers that leave it open (a block, an
-- error of the server) say nothing about the page. found_by: see scrapers/source_spider.py.
WITH pages AS (
    SELECT DISTINCT statement_id, source_id, rtrim(canonical_url, '/') AS page FROM staging.statement_pages
),
answers AS (
    SELECT
        pages.statement_id,
        answers.seen_at,
        status IN ('404', '410') OR (status = '200' AND snapshot_sha256 IS NULL) AS gone,
        -- "held" says nothing about the listing: what was known before stands
        last_value(CASE WHEN found_by = 'delisted' THEN 'delisted'
            WHEN found_by IN ('api', 'feed', 'wp-json', 'sitemap', 'listing') THEN 'listed' END IGNORE NULLS) OVER (
            PARTITION BY pages.statement_id ORDER BY seen_at, url, status, snapshot_sha256 NULLS LAST ROWS UNBOUNDED PRECEDING
        ) AS listing
    FROM pages
    JOIN staging.document_answers AS answers ON answers.source_id = pages.source_id AND rtrim(answers.url, '/') = pages.page
    WHERE via = 'crawl' AND status IN ('200', '304', '404', '410')
),
states AS (
    SELECT statement_id, seen_at, CASE WHEN gone THEN 'gone' ELSE coalesce(listing, 'present') END AS page_state FROM answers
),
last_answers AS (
    SELECT statement_id, arg_max(page_state, (seen_at, page_state)) AS page_state, max(seen_at) AS last_asked
    FROM states
    GROUP BY statement_id
),
others AS (
    SELECT states.statement_id, max(states.seen_at) AS last_other
    FROM states JOIN last_answers USING (statement_id)
    WHERE states.page_state <> last_answers.page_state
    GROUP BY states.statement_id
)
SELECT last_answers.statement_id, last_answers.page_state, last_answers.last_asked::DATE AS last_asked,
    min(states.seen_at)::DATE AS state_since
FROM last_answers
JOIN states ON states.statement_id = last_answers.statement_id AND states.page_state = last_answers.page_state
LEFT JOIN others ON others.statement_id = last_answers.statement_id
WHERE others.last_other IS NULL OR states.seen_at > others.last_other
GROUP BY ALL
