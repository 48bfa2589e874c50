-- Every page of a statement that was read, with the day it was first seen and its publication days typed.
SELECT
    statements.*,
    left(sha256(canonical_url), 16) AS statement_id,
    snapshots.source_id,
    snapshots.first_seen,
    day_of(published_meta) AS meta_day,
    coalesce(
        try_strptime(published_printed, '%B %d, %Y')::DATE, try_strptime(published_printed, '%b %d, %Y')::DATE,
        try_strptime(published_printed, '%b. %d, %Y')::DATE, day_of(published_printed),
        try_strptime(regexp_replace(published_printed, '^Sept\.? ', 'Sep '), '%b %d, %Y')::DATE
    ) AS printed_day,
    day_of(published_listed) AS listed_day -- a feed's, an API's or a listing's: a witness where the page itself is silent
FROM raw.statements AS statements JOIN core.snapshots AS snapshots USING (snapshot_sha256)
