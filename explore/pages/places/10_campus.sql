-- title: On the same grounds
-- note: Other places on its campus. One contract, one name or one code can cover several of them: read their figures together.
SELECT
    sites.name AS campus,
    '/detention/sites/' || sites.site_id AS campus_href,
    neighbours.name AS place,
    '/detention/facilities/' || neighbours.facility_id AS place_href,
    neighbours.first_as_of AS "first listed",
    neighbours.last_as_of AS "last listed",
    neighbours.latest_adp AS "average when last listed"
FROM facilities AS neighbours
JOIN sites USING (site_id)
WHERE neighbours.site_id = :site_id AND neighbours.facility_id <> :facility_id
ORDER BY neighbours.first_as_of, neighbours.name, neighbours.facility_id
