-- title: What changed since the edition before
-- note: Places that appeared or vanished, and the largest changes, with both cells. Not being listed is neither zero nor closed.
SELECT change, coalesce(facilities.name, changes.subject) AS place, '/detention/facilities/' || changes.facility_id AS place_href,
    measure, old_value AS "was", new_value AS "is", old_cell AS "cell before", new_cell AS "cell now"
FROM edition_changes AS changes
LEFT JOIN facilities USING (facility_id)
WHERE changes.snapshot_sha256 = :id
ORDER BY change, place, measure, old_cell, new_cell
