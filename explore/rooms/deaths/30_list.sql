-- title: The newest reports
-- more: /detention/deaths_in_custody
SELECT deaths.date_of_death AS "day", coalesce(facilities.name, deaths.last_detention_printed) AS place, '/detention/facilities/' || deaths.facility_id AS place_href,
    deaths.age, deaths.sex, deaths.days_in_custody AS "days in custody", deaths.cause, 'document' AS source, deaths.report_url AS source_href
FROM deaths_in_custody AS deaths LEFT JOIN facilities USING (facility_id)
ORDER BY deaths.date_of_death DESC, deaths.death_id
