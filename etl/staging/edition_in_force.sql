-- For every day a statement was published: the newest edition known to be public by then. One whose figures end before those
-- of an edition already in force (goes_back) is passed over, and so is a copy of another edition's table.
SELECT
    days.published,
    arg_max(editions.snapshot_sha256, (editions.in_force_from, editions.as_of, editions.snapshot_sha256)) AS snapshot_sha256
FROM (SELECT DISTINCT published FROM core.statements WHERE published IS NOT NULL) AS days
JOIN core.editions AS editions ON editions.in_force_from <= days.published AND editions.as_of < days.published
WHERE NOT (';' || coalesce(editions.flags, '') || ';') SIMILAR TO '.*;(goes_back|stale_table);.*'
GROUP BY days.published
