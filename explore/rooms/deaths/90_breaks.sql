-- title: Where these series break
-- note: After such a day a series counts something else. Don't draw one line over it unless it says how.
-- needs: series_breaks
-- more: /detention/series_breaks
SELECT series, last_before AS "last day as before", first_after AS "first day after", what_changed AS "what changed", coalesce(bridge, 'can''t be bridged') AS bridge,
    CASE WHEN cell_before IS NOT NULL THEN 'the last cell before' END AS "seen in", '/detention/snapshots/' || sha256_before AS "seen in_href"
FROM series_breaks
WHERE table_name = 'deaths_in_custody'
ORDER BY last_before DESC, break_id
