WITH names AS (
    SELECT facility_id, string_agg(DISTINCT name_printed, ' | ' ORDER BY name_printed) AS names
    FROM raw.facility_names
    GROUP BY facility_id
),
-- The one undisputed code of the facility; of several the one that ICE prints beside its name, if that is one.
codes AS (
    SELECT facility_id,
        CASE WHEN count(DISTINCT code) = 1 THEN min(code)
            WHEN count(DISTINCT code) FILTER (method = 'printed') = 1 THEN min(code) FILTER (method = 'printed') END AS detloc
    FROM core.facility_codes
    WHERE method <> 'disputed'
    GROUP BY facility_id
)
SELECT
    ids.facility_id,
    ids.display_name AS name,
    names.names,
    nullif(ids.site_id, '') AS site_id,
    listed.address,
    ids.city,
    ids.state,
    listed.zip,
    counties.county_name,
    counties.county_geoid,
    counties.geoid_vintage,
    places.latitude::DOUBLE AS latitude,
    places.longitude::DOUBLE AS longitude,
    places.coordinate_method,
    places.coordinate_precision,
    listed.aor,
    listed.type_detailed,
    groups.type_group,
    CASE
        WHEN groups.type_group = 'family' THEN 'families'
        WHEN groups.type_group = 'juvenile' THEN 'juveniles'
        -- ICE's own counts before its word: Adelanto was called MALE with 262 women a day
        WHEN listed.adp_male_crim + listed.adp_male_non_crim >= 1 AND listed.adp_female_crim + listed.adp_female_non_crim >= 1
            THEN 'women_and_men'
        WHEN listed.adp_male_crim + listed.adp_male_non_crim >= 1 AND listed.adp_female_crim + listed.adp_female_non_crim < 1 THEN 'men'
        WHEN listed.adp_female_crim + listed.adp_female_non_crim >= 1 AND listed.adp_male_crim + listed.adp_male_non_crim < 1 THEN 'women'
        ELSE CASE clean(listed.male_female) WHEN 'MALE' THEN 'men' WHEN 'FEMALE' THEN 'women' WHEN 'FEMALE/MALE' THEN 'women_and_men' END
    END AS population_served,
    operators.value AS operator,
    operators.as_of AS operator_as_of,
    owners.value AS owner,
    owners.as_of AS owner_as_of,
    codes.detloc,
    CASE
        WHEN listings.in_latest_edition THEN 'in_latest_edition'
        WHEN listings.n_editions > 0 AND listings.last_held > listings.last_as_of THEN 'counted_since'
        WHEN listings.n_editions > 0 THEN 'in_earlier_editions'
        WHEN listings.first_published IS NOT NULL THEN 'only_in_lists'
        ELSE 'not_listed'
    END AS status,
    listings.first_published,
    listings.last_published,
    listings.first_as_of,
    listings.last_as_of,
    coalesce(listings.n_editions, 0) AS n_editions,
    coalesce(listings.in_latest_edition, false) AS in_latest_edition,
    listings.last_held AS last_counted,
    round(listed.adp_total, 6) AS latest_adp,
    listed.guaranteed_minimum
FROM raw.facility_ids AS ids
LEFT JOIN names USING (facility_id)
LEFT JOIN codes USING (facility_id)
LEFT JOIN staging.facility_listings AS listings USING (facility_id)
LEFT JOIN staging.facility_latest AS listed USING (facility_id)
LEFT JOIN staging.type_groups AS groups ON groups.type_detailed = clean(listed.type_detailed)
LEFT JOIN staging.facility_operators AS operators
    ON operators.facility_id = ids.facility_id AND operators.attribute = 'operator'
LEFT JOIN staging.facility_operators AS owners ON owners.facility_id = ids.facility_id AND owners.attribute = 'owner'
LEFT JOIN raw.facility_places AS places ON places.facility_id = ids.facility_id
LEFT JOIN core.counties AS counties ON counties.county_geoid = places.county_geoid
WHERE coalesce(ids.redirect_to, '') = ''
