-- title: Ratings other than met or passed
-- note: As ICE printed them, newest first.
SELECT inspection_date AS "day", facilities.name AS place, '/detention/facilities/' || facilities.facility_id AS place_href,
    ratings_printed AS rating, standards_printed AS standard, types_printed AS kind, sheet || ', ' || cell AS "sheet and cell", 'file' AS file, '/detention/snapshots/' || snapshot_sha256 AS file_href
FROM inspections JOIN facilities USING (facility_id)
WHERE rating IS NOT NULL AND (lower(rating) LIKE '%fail%' OR lower(rating) LIKE '%not_meet%' OR lower(rating) LIKE '%does not%' OR lower(rating) LIKE '%deficient%')
ORDER BY inspection_date DESC, place, inspection_id
