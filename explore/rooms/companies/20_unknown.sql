-- title: Places whose operator no list names, by people held
-- note: Opened or listed since ICE's last list with operators.
SELECT name AS place, '/detention/facilities/' || facility_id AS place_href, city AS town, state, latest_adp AS "average since 1 October", first_as_of AS "first listed"
FROM facilities WHERE in_latest_edition AND operator IS NULL
ORDER BY latest_adp DESC, name, facility_id
