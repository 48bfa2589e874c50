-- title: By place
-- note: Where the person was last held. Rates stand above.
SELECT facilities.name AS place, '/detention/facilities/' || facilities.facility_id AS place_href, facilities.state, count(*) AS deaths,
    min(date_of_death) AS "first", max(date_of_death) AS "last"
FROM deaths_in_custody JOIN facilities USING (facility_id)
GROUP BY facility_id ORDER BY deaths DESC, place
