-- title: Known deaths against nights of detention
-- note: Deaths for each 1,000 people held for a year, with the exact 95 percent interval. To June 2017 from ICE's own list of all deaths; from October 2017 from the documents we hold, which makes it a minimum: reports of 2021 to 2023 are mostly missing. Only places with two deaths or more, and all counted places together. Fewer than 10 deaths is a small number: such places can't be ranked, and some take the sick.
-- needs: death_rates
-- more: /detention/death_rates
SELECT coalesce(facilities.name, 'All counted places') AS place, '/detention/facilities/' || facilities.facility_id AS place_href,
    CASE span WHEN 'ice_list' THEN 'ICE''s list, ' ELSE 'documents held, ' END || substr(first_night, 1, 4) || ' to ' || substr(last_night, 1, 4) AS documents,
    deaths, person_nights AS "nights, all people together", per_1000_person_years AS "per 1,000 held a year",
    CASE WHEN lower IS NOT NULL THEN lower || ' to ' || upper ELSE 'nights not counted through' END AS "95 percent interval",
    CASE WHEN small_number THEN 'small number' END AS reading
FROM death_rates LEFT JOIN facilities USING (facility_id)
WHERE deaths > 1
ORDER BY death_rates.facility_id IS NOT NULL, span DESC, deaths DESC, place
