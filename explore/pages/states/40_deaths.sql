-- title: Deaths of people last held there
-- note: From ICE's reports and lists that we hold; a minimum, never a total. We publish no names.
-- empty: No death in the documents we hold is linked to a place there. That doesn't say that nobody died.
SELECT deaths.date_of_death AS "day", facilities.name AS place, '/detention/facilities/' || facilities.facility_id AS place_href,
    deaths.age, deaths.cause, 'document' AS source, deaths.report_url AS source_href
FROM deaths_in_custody AS deaths JOIN facilities USING (facility_id)
WHERE facilities.state = :id
ORDER BY deaths.date_of_death DESC, deaths.death_id
