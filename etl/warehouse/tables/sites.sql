-- A campus lies where its facilities do: they share one county and one point, or this query gives two rows and fails.
SELECT DISTINCT sites.site_id, sites.name, sites.city, sites.state, counties.county_name, counties.county_geoid,
    counties.geoid_vintage, places.latitude::DOUBLE AS latitude, places.longitude::DOUBLE AS longitude,
    places.coordinate_method, places.coordinate_precision, sites.note
FROM raw.sites AS sites
LEFT JOIN raw.facility_ids AS ids ON ids.site_id = sites.site_id AND coalesce(ids.redirect_to, '') = ''
LEFT JOIN raw.facility_places AS places USING (facility_id)
LEFT JOIN core.counties AS counties USING (county_geoid)
