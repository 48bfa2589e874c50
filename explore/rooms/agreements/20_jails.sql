-- title: Jails that hold for ICE in a county with an agreement
-- note: Places in ICE's newest table under an agreement with a local government or the Marshals. The agency with the agreement need not run the place.
SELECT facilities.name AS place, '/detention/facilities/' || facility_id AS place_href, facilities.county_name AS county, facilities.state,
    facilities.latest_adp AS "average since 1 October", group_concat(DISTINCT agreements.agency) AS "agencies with an agreement"
FROM facilities JOIN agreements_287g AS agreements USING (county_geoid)
WHERE facilities.in_latest_edition AND facilities.type_detailed IN ('IGSA', 'USMS IGA') AND agreements.in_latest_list AND agreements.status = 'participating'
GROUP BY facility_id ORDER BY facilities.latest_adp DESC, place
