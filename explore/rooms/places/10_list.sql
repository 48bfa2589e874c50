-- title: By people held
-- note: Average daily population of the fiscal year, when last listed.
-- all: yes
SELECT name AS place, '/detention/facilities/' || facility_id AS place_href, city AS town, state,
    latest_adp AS "average when last listed", last_as_of AS "last listed", CASE WHEN in_latest_edition THEN 'yes' ELSE 'no' END AS "in the newest table"
FROM facilities
ORDER BY in_latest_edition DESC, latest_adp DESC, name, facility_id
