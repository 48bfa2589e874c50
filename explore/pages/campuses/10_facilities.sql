-- title: Its places
-- note: The facilities on these grounds. Not being in the newest edition does not mean closed: ICE lists only places that hold somebody on the day it counts.
-- empty: No facility is linked to it.
-- more: /detention/facilities?site_id={site_id}
SELECT
    name AS place,
    '/detention/facilities/' || facility_id AS place_href,
    type_detailed AS "type last printed",
    first_as_of AS "first listed",
    last_as_of AS "last listed",
    latest_adp AS "average when last listed",
    guaranteed_minimum AS "guaranteed minimum"
FROM facilities
WHERE site_id = :site_id
ORDER BY first_as_of, name, facility_id
