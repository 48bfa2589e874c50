-- title: Its places, by people held
-- note: Average daily population of the fiscal year when last listed. "Run by it" is what the list of that day says.
-- bars: place: average when last listed
SELECT name AS place, '/detention/facilities/' || facility_id AS place_href, city || coalesce(', ' || state, '') AS town,
    latest_adp AS "average when last listed", last_as_of AS "last listed", operator_as_of AS "run by it, in a list of"
FROM facilities
WHERE operator IS NOT NULL AND lower(replace(replace(replace(replace(operator, '&', ''), ' ', '-'), '(', ''), ')', '')) = :id
ORDER BY in_latest_edition DESC, latest_adp DESC, name, facility_id
