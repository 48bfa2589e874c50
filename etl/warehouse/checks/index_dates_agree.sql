-- severity: finding
-- title: A page and the index that names it give the same day of publication, or days next to each other
-- why: One of the two was changed later, or a date was read from the wrong place. A day apart is a matter of time zones.
-- sure: likely
-- sampled: 0 of 0, right 0, 2026-11-24: no page was crawled so far
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    coalesce(meta_day, printed_day)::VARCHAR AS expected, listed_day::VARCHAR AS found,
    split_part(listed_by, ' ', 1) || ' of ' || canonical_url AS message
FROM staging.statement_pages
WHERE abs(date_diff('day', coalesce(meta_day, printed_day), listed_day)) > 1
