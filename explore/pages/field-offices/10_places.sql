-- title: Its places, by people held
-- note: First those in ICE's newest table, by their average daily population since 1 October; then those of earlier tables and lists.
-- bars: place: average when last listed
SELECT name AS place, '/detention/facilities/' || facility_id AS place_href, city AS town,
    latest_adp AS "average when last listed", last_as_of AS "last listed",
    CASE WHEN in_latest_edition THEN 'yes' ELSE 'no' END AS "in the newest table", guaranteed_minimum AS "guaranteed beds"
FROM facilities
WHERE aor = :id
ORDER BY in_latest_edition DESC, latest_adp DESC, name, facility_id
