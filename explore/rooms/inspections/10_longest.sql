-- title: Longest since the last inspection
-- note: Places in the newest table, those without any first.
SELECT facilities.name AS place, '/detention/facilities/' || facilities.facility_id AS place_href, facilities.state,
    max(CASE WHEN inspections.inspection_date <= (SELECT max(as_of) FROM editions) THEN inspections.inspection_date END) AS "last inspection",
    facilities.latest_adp AS "average since 1 October", facilities.first_as_of AS "first listed"
FROM facilities LEFT JOIN inspections USING (facility_id)
WHERE facilities.in_latest_edition
GROUP BY facilities.facility_id
ORDER BY "last inspection" IS NOT NULL, "last inspection", facilities.latest_adp DESC, place
